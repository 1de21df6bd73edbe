package dev.cutaway.engine.local.build.plan;

import dev.cutaway.dockerfile.Dockerfile;
import dev.cutaway.dockerfile.instruction.From;
import dev.cutaway.dockerfile.instruction.Instruction;
import dev.cutaway.dockerfile.source.DockerfileException;

import java.io.IOException;
import java.util.List;

/** What images want to be done in the stages that begin with them: their {@code ONBUILD}. */
public interface Triggers {

    /**
     * The triggers of an image, as its config has them.
     *
     * @param image its name
     * @return empty also where there is no such image: whoever begins with it finds that out
     */
    List<String> of(String image) throws IOException;

    /** @throws DockerfileException for one that makes no sense, of which nobody was told before */
    static Instruction parse(String trigger) throws DockerfileException {
        return Dockerfile.parse("FROM " + From.SCRATCH + "\n" + trigger).lastStage().instructions().getFirst();
    }
}
