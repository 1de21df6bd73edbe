package dev.cutaway.dockerfile.instruction;

import org.jspecify.annotations.Nullable;

/** What {@code RUN --mount} puts into the file system while the command runs. Defaults of the reference are filled in. */
public sealed interface Mount {

    /** Where it is mounted; a relative path counts from the WORKDIR. Null only for a secret that is a variable alone. */
    @Nullable
    String target();

    /**
     * Who may use a cache at the same time, and what mode and owner a file or folder gets.
     *
     * @param mode permission bits
     * @param uid the owner's number
     * @param gid the group's number
     */
    record Ownership(int mode, long uid, long gid) {}

    /** Whether builds that run at once share a cache. */
    enum Sharing {
        /** They write to the same one. */
        SHARED,
        /** Each has its own. */
        PRIVATE,
        /** They wait for each other. */
        LOCKED
    }

    /**
     * Files from elsewhere; what is written to them is lost.
     *
     * @param from a stage, an image or a named context; null for the build context
     * @param source a path in it; {@code /} for all
     */
    record Bind(String target, @Nullable String from, String source, boolean readOnly) implements Mount {}

    /**
     * A folder that stays from build to build.
     *
     * @param id names the cache; the target without one
     * @param from a stage, an image or a named context whose files an empty cache begins with; null for none
     * @param source a path in it; {@code /} for all
     * @param ownership of a cache that is made; null when nothing is asked for: root and 0755
     */
    record Cache(String target, String id, Sharing sharing, boolean readOnly, @Nullable String from, String source,
            @Nullable Ownership ownership) implements Mount {}

    /**
     * Memory.
     *
     * @param size most bytes; 0 for no limit of its own
     */
    record Tmpfs(String target, long size, boolean readOnly) implements Mount {}

    /**
     * Something that must not get into the image.
     *
     * @param id the name it has been given to the build under
     * @param target a file; null when it is only a variable
     * @param env a variable; null when it is only a file
     * @param required the build fails without it
     * @param ownership of the file; root and 0400 unless asked otherwise
     */
    record Secret(String id, @Nullable String target, @Nullable String env, boolean required, Ownership ownership)
            implements
                Mount {}

    /**
     * The socket of an SSH agent.
     *
     * @param id {@code default} without one
     * @param target null for {@code /run/buildkit/ssh_agent.N}
     * @param ownership of the socket; root and 0600 unless asked otherwise
     */
    record Ssh(String id, @Nullable String target, boolean required, Ownership ownership) implements Mount {}
}
