package dev.cutaway.dockerfile.source;

/** Which characters part words. Dockerfiles know two kinds of blank: any Unicode space, and the plain ones. */
public final class Blank {

    private Blank() {}

    /** Any space of Unicode: trimmed at both ends of an instruction, and between quoted words. */
    public static boolean isSpace(char c) {
        return isPlain(c) || c == '\n' || c == '\u0085' || (c > 127 && Character.isSpaceChar(c));
    }

    /** Blank, tab, vertical tab, form feed, carriage return: what parts the arguments of an instruction. */
    public static boolean isPlain(char c) {
        return c == ' ' || c == '\t' || c == '\u000b' || c == '\f' || c == '\r';
    }
}
