package dev.cutaway.app.shell.palette;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How well typed letters, in their order but not side by side, fit a text.
 *
 * @param score higher is better; comparable between texts for the same letters
 * @param positions indices into the text, one for each letter, ascending
 */
record FuzzyMatch(int score, int[] positions) {

    private static final int EACH = 1;
    private static final int WORD_START = 8;
    private static final int ADJACENT = 6;
    private static final int SKIPPED = -1;
    private static final int IMPOSSIBLE = Integer.MIN_VALUE / 2;

    /** The best way the letters fit, blanks in them ignored; empty when they do not. */
    static Optional<FuzzyMatch> of(String letters, String text) {
        String wanted = letters.replace(" ", "").toLowerCase(Locale.ROOT);
        // Lower-casing by char keeps indices valid for every text.
        char[] lower = text.toCharArray();
        for (int i = 0; i < lower.length; i++) {
            lower[i] = Character.toLowerCase(lower[i]);
        }
        if (wanted.isEmpty()) {
            return Optional.of(new FuzzyMatch(0, new int[0]));
        }
        return wanted.length() > lower.length ? Optional.empty() : best(wanted.toCharArray(), lower, text);
    }

    /** Dynamic programme: {@code score[i][j]} is the best for letters 0…i with letter i at text position j. */
    private static Optional<FuzzyMatch> best(char[] wanted, char[] text, String original) {
        int[][] score = new int[wanted.length][text.length];
        int[][] from = new int[wanted.length][text.length];
        for (int i = 0; i < wanted.length; i++) {
            for (int j = 0; j < text.length; j++) {
                score[i][j] = IMPOSSIBLE;
                if (wanted[i] == text[j]) {
                    place(score, from, i, j, EACH + (startsWord(original, j) ? WORD_START : 0));
                }
            }
        }
        int end = 0;
        int[] last = score[wanted.length - 1];
        for (int j = 1; j < text.length; j++) {
            end = last[j] > last[end] ? j : end;
        }
        if (last[end] <= IMPOSSIBLE / 2) {
            return Optional.empty();
        }
        int[] positions = new int[wanted.length];
        for (int i = wanted.length - 1, j = end; i >= 0; j = from[i][j], i--) {
            positions[i] = j;
        }
        return Optional.of(new FuzzyMatch(last[end], positions));
    }

    private static void place(int[][] score, int[][] from, int i, int j, int gain) {
        if (i == 0) {
            score[0][j] = gain - Math.min(j, 3);
            return;
        }
        for (int k = i - 1; k < j; k++) {
            int bonus = k == j - 1 ? ADJACENT : SKIPPED * Math.min(j - k - 1, 5);
            int total = score[i - 1][k] + gain + bonus;
            if (score[i - 1][k] > IMPOSSIBLE / 2 && total > score[i][j]) {
                score[i][j] = total;
                from[i][j] = k;
            }
        }
    }

    private static boolean startsWord(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))
                || (Character.isUpperCase(text.charAt(at)) && !Character.isUpperCase(text.charAt(at - 1)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FuzzyMatch match && score == match.score
                && Arrays.equals(positions, match.positions);
    }

    @Override
    public int hashCode() {
        return 31 * score + Arrays.hashCode(positions);
    }
}
