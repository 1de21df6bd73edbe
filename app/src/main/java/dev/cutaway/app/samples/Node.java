package dev.cutaway.app.samples;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What stands at a path of a sample.
 *
 * @param kind what it is
 * @param mode permission bits
 * @param owner name of owner and group
 * @param modified when
 * @param content of a file; null for everything else
 * @param target of a link; empty for everything else
 */
record Node(Kind kind, int mode, String owner, Instant modified, @Nullable Content content, String target) {

    enum Kind {
        DIRECTORY, FILE, SYMLINK, HARD_LINK, WHITEOUT, OPAQUE
    }

    static Node directory(int mode, String owner, Instant modified) {
        return new Node(Kind.DIRECTORY, mode, owner, modified, null, "");
    }

    static Node file(Content content, int mode, String owner, Instant modified) {
        return new Node(Kind.FILE, mode, owner, modified, content, "");
    }

    static Node symlink(String target, Instant modified) {
        return new Node(Kind.SYMLINK, 0777, "root", modified, null, target);
    }
}
