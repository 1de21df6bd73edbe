package dev.cutaway.engine.local.build.run;

import dev.cutaway.engine.local.build.context.BuildContext;
import dev.cutaway.engine.local.build.root.SourceLayer;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Something that is there only while a command runs. */
public sealed interface RunMount {

    /** Where, absolute. */
    String target();

    /**
     * Files of a stage, an image or the context; what is written to them is lost.
     *
     * @param layers whose files, base first
     * @param source path in them, resolved; empty for the root
     * @param folder whether that is a folder
     */
    record Files(String target, List<SourceLayer> layers, String source, boolean folder,
            boolean readOnly) implements RunMount {}

    /**
     * A folder of the store that stays.
     *
     * @param id which one
     * @param own whether nobody else may use it at the same time, and who does gets another
     * @param waits whether who comes second waits
     * @param mode of a new one; with the owner's numbers
     * @param beginning what a new one holds; null for nothing
     */
    record Kept(String target, String id, boolean own, boolean waits, boolean readOnly, int mode, int uid,
            int gid, @Nullable Beginning beginning) implements RunMount {}

    /** Files to begin with, made when they are needed. */
    interface Beginning {
        /** One layer that holds them; the caller closes it. */
        BuildContext make() throws IOException;
    }

    /** Memory. {@code bytes}: 0 for no limit of its own. */
    record Memory(String target, long bytes) implements RunMount {}

    /** A file that is deleted afterwards. */
    record Secret(String target, byte[] content, int mode, int uid, int gid) implements RunMount {}

    /** A socket that leads to an SSH agent. {@code socket}: the agent's own. */
    record Agent(String target, Path socket, int mode, int uid, int gid) implements RunMount {}
}
