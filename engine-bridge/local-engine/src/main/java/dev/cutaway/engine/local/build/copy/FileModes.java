package dev.cutaway.engine.local.build.copy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code --chmod} asks for: {@code 0644}, or clauses such as {@code u+x,go=rX}.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/chmod.html">POSIX, chmod</a>
 */
final class FileModes {

    private static final Pattern OCTAL = Pattern.compile("0?[0-7]{1,4}");
    private static final Pattern CLAUSE = Pattern.compile("([ugoa]*)((?:[-+=][rwxXst]*)+)");
    private static final Pattern ACTION = Pattern.compile("([-+=])([rwxXst]*)");

    private final String text;
    private final boolean octal;

    /** @throws CopyException when it is neither */
    FileModes(String text) throws CopyException {
        this.text = text;
        this.octal = OCTAL.matcher(text).matches();
        if (!octal) {
            for (String clause : text.split(",", -1)) {
                if (!CLAUSE.matcher(clause).matches()) {
                    throw new CopyException("invalid chmod parameter: '" + text
                            + "'. it should be octal string and between 0 and 07777");
                }
            }
        }
    }

    /** The mode instead of this one. */
    int apply(int mode, boolean folder) {
        if (octal) {
            return Integer.parseInt(text, 8) & 07777;
        }
        int result = mode;
        for (String clause : text.split(",", -1)) {
            Matcher parts = CLAUSE.matcher(clause);
            if (parts.matches()) {
                Matcher action = ACTION.matcher(parts.group(2));
                while (action.find()) {
                    result = apply(result, parts.group(1), action.group(1).charAt(0), action.group(2), folder);
                }
            }
        }
        return result;
    }

    private static int apply(int mode, String who, char how, String what, boolean folder) {
        boolean all = who.isEmpty() || who.contains("a");
        int bits = 0;
        int mask = 0;
        for (int shift : new int[]{6, 3, 0}) {
            char one = shift == 6 ? 'u' : shift == 3 ? 'g' : 'o';
            if (all || who.indexOf(one) >= 0) {
                bits |= permissions(what, mode, folder) << shift;
                mask |= 07 << shift;
            }
        }
        if (what.indexOf('s') >= 0) {
            bits |= (all || who.indexOf('u') >= 0 ? 04000 : 0) | (all || who.indexOf('g') >= 0 ? 02000 : 0);
        }
        bits |= what.indexOf('t') >= 0 ? 01000 : 0;
        return switch (how) {
            case '+' -> mode | bits;
            case '-' -> mode & ~bits;
            default -> (mode & ~mask) | bits;
        };
    }

    private static int permissions(String what, int mode, boolean folder) {
        boolean execute = what.indexOf('x') >= 0 || (what.indexOf('X') >= 0 && (folder || (mode & 0111) != 0));
        return (what.indexOf('r') >= 0 ? 4 : 0) | (what.indexOf('w') >= 0 ? 2 : 0) | (execute ? 1 : 0);
    }
}
