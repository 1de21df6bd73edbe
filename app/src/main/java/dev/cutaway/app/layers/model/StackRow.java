package dev.cutaway.app.layers.model;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.analysis.Instruction;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** One line of the stack, from the top. */
public sealed interface StackRow {

    /**
     * A layer.
     *
     * @param layer its index, 0 for the lowest
     * @param instruction what made it
     * @param bytes as Docker counts them
     * @param deadBytes of its stored content, those no name reaches any more
     * @param added files that were not there below
     * @param changed files written anew
     * @param deleted files taken away
     * @param diffId of its tar
     * @param digest of its stored blob; null where no manifest says
     * @param folders its largest, with their bytes, largest first
     */
    record Layer(int layer, Instruction instruction, long bytes, long deadBytes, int added, int changed, int deleted,
            Digest diffId, @Nullable Digest digest, List<Folder> folders) implements StackRow {

        /** The number people see: 1 is the lowest. */
        public int number() {
            return layer + 1;
        }
    }

    /**
     * A step that made no layer.
     *
     * @param step its place in the history, oldest is 0
     */
    record Step(int step, Instruction instruction) implements StackRow {}

    /**
     * Below this line is the base image.
     *
     * @param name what is known of it; null where nothing names it
     */
    record Border(@Nullable String name) implements StackRow {}

    /**
     * A folder of one layer.
     *
     * @param path without the slash at its start
     * @param bytes of all files in it
     */
    record Folder(String path, long bytes) {}
}
