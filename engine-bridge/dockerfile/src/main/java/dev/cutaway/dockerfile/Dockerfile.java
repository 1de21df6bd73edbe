package dev.cutaway.dockerfile;

import dev.cutaway.dockerfile.instruction.Arg;
import dev.cutaway.dockerfile.source.DockerfileException;
import dev.cutaway.dockerfile.syntax.Directive;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/**
 * A Dockerfile that can be built.
 *
 * @param text as it was read
 * @param escape the escape character
 * @param directives those at the top
 * @param globals the ARGs before the first FROM
 * @param stages at least one
 */
public record Dockerfile(String text, char escape, List<Directive> directives, List<Arg> globals, List<Stage> stages) {

    /** Copies the lists. */
    public Dockerfile {
        directives = List.copyOf(directives);
        globals = List.copyOf(globals);
        stages = List.copyOf(stages);
    }

    /**
     * Reads a Dockerfile to be built; {@link ParsedDockerfile} is for one that is being written.
     *
     * @throws DockerfileException for the first thing wrong with it
     */
    public static Dockerfile parse(String text) throws DockerfileException {
        return ParsedDockerfile.of(text).dockerfile();
    }

    /** The stage a build makes when it is not told which: the last one. */
    public Stage lastStage() {
        return stages.getLast();
    }

    /**
     * The stage that {@code --target} or {@code COPY --from} means.
     *
     * @param nameOrNumber letter case does not count
     * @return null when no stage is called so; of two with the same name the last
     */
    public @Nullable Stage stage(String nameOrNumber) {
        return find(nameOrNumber.toLowerCase(Locale.ROOT), stages.size(), true);
    }

    /**
     * The stage that a FROM is based on.
     *
     * @param stage the one that begins with the FROM
     * @param base the base's name, variables expanded
     * @return null when the base is an image: only stages before it count
     */
    public @Nullable Stage baseOf(Stage stage, String base) {
        return find(base, stage.index(), false);
    }

    private @Nullable Stage find(String name, int before, boolean byNumber) {
        for (int i = before - 1; i >= 0; i--) {
            if (name.equals(stages.get(i).name()) || (byNumber && name.equals(Integer.toString(i)))) {
                return stages.get(i);
            }
        }
        return null;
    }
}
