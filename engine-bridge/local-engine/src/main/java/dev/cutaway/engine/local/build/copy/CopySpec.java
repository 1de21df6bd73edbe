package dev.cutaway.engine.local.build.copy;

import dev.cutaway.engine.local.build.root.Rootfs;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Predicate;

/**
 * What a COPY or ADD asks for, variables expanded.
 *
 * @param verb {@code COPY} or {@code ADD}, for errors
 * @param sources paths with wildcards; files of the Dockerfile itself are not among them
 * @param files files that come with the instruction
 * @param destination as it is written
 * @param workingDir that a relative destination is seen from
 * @param chown {@code user[:group]}; null for root
 * @param chmod octal or symbolic; null to keep modes
 * @param parents whether folders of the sources are made at the destination, too
 * @param excluded which files below a source stay out, by their path there
 * @param unpack whether archives are unpacked
 */
public record CopySpec(String verb, List<String> sources, List<GivenFile> files, String destination,
        String workingDir, @Nullable String chown, @Nullable String chmod, boolean parents,
        Predicate<String> excluded, boolean unpack) {

    /**
     * A file that is not in the source: of a heredoc, or fetched.
     *
     * @param name it has in a destination that is a folder
     * @param seconds of its modification time since 1970; −1 for that of the step
     */
    public record GivenFile(String name, byte[] content, int mode, long seconds) {}

    /**
     * What a source that is not in the context came to.
     *
     * @param files one file, or all of a folder
     * @param unpack whether an archive is unpacked
     */
    public record Fetched(Rootfs files, boolean isFolder, boolean unpack) {}

    /** The same with other sources. */
    public CopySpec of(List<String> others) {
        return new CopySpec(verb, others, files, destination, workingDir, chown, chmod, parents, excluded, unpack);
    }

    /** Whether the destination is written as a folder. */
    public boolean toFolder() {
        return destination.endsWith("/") || destination.equals(".") || destination.endsWith("/.");
    }
}
