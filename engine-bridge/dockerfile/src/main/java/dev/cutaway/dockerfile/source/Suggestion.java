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
            if (name.equals(given)) {
                return null;
            }
            String other = name.toLowerCase(Locale.ROOT);
            int distance = distance(lower, other);
            // People seldom mistake the first letter.
            boolean likelier = distance == bestDistance && best != null && !sameStart(lower, best)
                    && sameStart(lower, other);
            if (distance < bestDistance || likelier) {
                best = name;
                bestDistance = distance;
            }
        }
        return best;
    }

    private static boolean sameStart(String lower, String name) {
        return !lower.isEmpty() && !name.isEmpty() && lower.charAt(0) == Character.toLowerCase(name.charAt(0));
    }

    /** {@code  (did you mean from?)} with a blank before it, or nothing. */
    public static String hint(String given, Collection<String> known) {
        String name = nearest(given, known);
        return name == null ? "" : " (did you mean " + name + "?)";
    }

    /** The same, for names whose letter case does not count: in the case that {@code given} is written in. */
    public static String hintInCase(String given, Collection<String> known) {
        String name = nearest(given, known);
        return name == null ? "" : " (did you mean " + inCaseOf(given, name) + "?)";
    }

    /** Whether one is the other with at most one letter wrong, or other capitals. */
    public static boolean isSlip(String given, String name) {
        return distance(given.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT)) <= 1;
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
