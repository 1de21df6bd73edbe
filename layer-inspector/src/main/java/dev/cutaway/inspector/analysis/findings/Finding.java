package dev.cutaway.inspector.analysis.findings;

/**
 * One thing worth a look. It never holds a secret itself, only where one is.
 *
 * @param kind what it is
 * @param severity how much it matters
 * @param layer the layer that brings it, counted from the base; −1 where it is in the config
 * @param entry the entry of that layer; −1 where it is in the config
 * @param step the history step that tells it, counted from 0; −1 for files and for the config's own settings
 * @param path the file's path; for the config the name of the variable, argument or label
 * @param detail short English words, such as {@code mode 4755, owner 0:0} or {@code OpenSSH private key}
 * @param hiddenBy the layer that deletes or replaces the file, so that a container does not see it while the image
 *        still carries it; −1 for none
 */
public record Finding(Kind kind, Severity severity, int layer, int entry, int step, String path, String detail,
        int hiddenBy) {

    /** What is found. */
    public enum Kind {
        /** Runs with its owner's rights. */
        SETUID,
        /** Runs with its group's rights. */
        SETGID,
        /** Everybody may write the file. */
        WORLD_WRITABLE_FILE,
        /** Everybody may write and remove what others have in the folder. */
        WORLD_WRITABLE_FOLDER,
        /** A private key. */
        PRIVATE_KEY,
        /** A password, token or access key in a file. */
        CREDENTIALS,
        /** Hashes of passwords, or accounts without one. */
        PASSWORD_HASHES,
        /** A store of keys or passwords. */
        KEY_STORE,
        /** What somebody typed. */
        SHELL_HISTORY,
        /** A secret in the environment that the config sets. */
        SECRET_IN_ENVIRONMENT,
        /** A secret in a label. */
        SECRET_IN_LABEL,
        /** A secret in a step of the history. */
        SECRET_IN_HISTORY
    }

    /** How much a finding matters. */
    public enum Severity {
        /** Ordinary, good to know. */
        NOTE,
        /** Should be looked at. */
        WARNING,
        /** Must not be in an image that anybody else gets. */
        DANGER
    }

    /** True where it stands in the image's config or history and not in a file. */
    public boolean inConfig() {
        return entry < 0;
    }
}
