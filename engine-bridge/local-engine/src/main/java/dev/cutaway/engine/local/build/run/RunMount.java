package dev.cutaway.engine.local.build.run;

import dev.cutaway.engine.local.build.root.SourceLayer;

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
     */
    record Kept(String target, String id, boolean own, boolean waits, boolean readOnly, int mode, int uid,
            int gid) implements RunMount {}

    /** Memory. {@code bytes}: 0 for no limit of its own. */
    record Memory(String target, long bytes) implements RunMount {}

    /** A file that is deleted afterwards. */
    record Secret(String target, byte[] content, int mode, int uid, int gid) implements RunMount {}
}
