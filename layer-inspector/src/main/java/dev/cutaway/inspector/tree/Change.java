package dev.cutaway.inspector.tree;

/** What a layer does to a path. The letters are those of {@code docker diff}. */
public enum Change {
    /** Nothing was there below. */
    ADDED('A'),
    /** Content, kind, mode, owner, time or attributes are written anew. */
    CHANGED('C'),
    /** What was there below is gone. */
    DELETED('D');

    private final char letter;

    Change(char letter) {
        this.letter = letter;
    }

    /** A, C or D. */
    public char letter() {
        return letter;
    }
}
