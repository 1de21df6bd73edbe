package dev.cutaway.dockerfile.source;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Locale;

/** "Did you mean": the name among those known that is nearest to one mistyped. */
public final class Suggestion {

    /** A name this many edits away is another name. */
    private static final int TOO_FAR = 3;

    private Suggestion() {}

    /** The nearest of the names, letter case aside; null where none is near, or the name itself is known. */
    public static @Nullable String nearest(String given, Collection<String> known) {
        String lower = given.toLowerCase(Locale.ROOT);
        String best = null;
        int bestDistance = TOO_FAR;
        for (String name : known) {
            int distance = distance(lower, name.toLowerCase(Locale.ROOT));
            if (distance == 0) {
                return null;
            }
            if (distance < bestDistance) {
                best = name;
                bestDistance = distance;
            }
        }
        return best;
    }

    /** {@code  (did you mean FROM?)} with a blank before it, or nothing; in the case that {@code given} is written in. */
    public static String hint(String given, Collection<String> known) {
        String name = nearest(given, known);
        if (name == null) {
            return "";
        }
        return " (did you mean " + inCaseOf(given, name) + "?)";
    }

    private static String inCaseOf(String given, String name) {
        if (given.equals(given.toLowerCase(Locale.ROOT))) {
            return name.toLowerCase(Locale.ROOT);
        }
        return given.equals(given.toUpperCase(Locale.ROOT)) ? name.toUpperCase(Locale.ROOT) : name;
    }

    /** Edits (one letter more, less or other) between two names; {@link #TOO_FAR} when their lengths alone say so. */
    private static int distance(String one, String two) {
        if (Math.abs(one.length() - two.length()) >= TOO_FAR) {
            return TOO_FAR;
        }
        int[] row = new int[two.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal + (one.charAt(i - 1) == two.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[two.length()];
    }
}
