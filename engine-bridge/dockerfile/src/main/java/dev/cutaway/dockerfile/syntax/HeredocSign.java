package dev.cutaway.dockerfile.syntax;

import dev.cutaway.dockerfile.expansion.Expander;
import dev.cutaway.dockerfile.expansion.ExpansionException;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The word that announces a heredoc: {@code <<EOF}, {@code <<-"EOF"}, {@code 3<<EOF}.
 *
 * @param name the word that ends the heredoc
 * @param descriptor the number in front; 0 for none
 * @param expand the word is not quoted
 * @param chomp a dash follows the signs
 */
public record HeredocSign(String name, int descriptor, boolean expand, boolean chomp) {

    private static final Pattern SIGN = Pattern.compile("(\\d{0,9})<<(-?)[\\t\\n\\f\\r ]*([^<]*)");

    /** The heredoc that a word announces; null for none. */
    public static @Nullable HeredocSign parse(String word) {
        if (!word.contains("<<")) {
            return null;
        }
        Matcher matcher = SIGN.matcher(word);
        if (!matcher.matches() || matcher.group(3).isEmpty()) {
            return null;
        }
        try {
            String rest = matcher.group(3);
            List<String> words = Expander.unquotedWords(rest);
            if (words.size() != 1) {
                return null;
            }
            int descriptor = matcher.group(1).isEmpty() ? 0 : Integer.parseInt(matcher.group(1));
            boolean quoted = quotes(rest) != quotes(words.getFirst());
            return new HeredocSign(words.getFirst(), descriptor, !quoted, !matcher.group(2).isEmpty());
        } catch (ExpansionException e) {
            // Not a word at all, so not a heredoc: the instruction's own parser will say what is wrong with it.
            return null;
        }
    }

    /** All heredocs that a line announces, in the order their contents follow. */
    static List<HeredocSign> inLine(String line) {
        var signs = new ArrayList<HeredocSign>();
        try {
            for (String word : Expander.rawWords(line)) {
                HeredocSign sign = parse(word);
                if (sign != null) {
                    signs.add(sign);
                }
            }
        } catch (ExpansionException e) {
            // As in Docker, a line whose quotes do not match has no heredocs.
            return List.of();
        }
        return signs;
    }

    private static long quotes(String text) {
        return text.chars().filter(c -> c == '\'' || c == '"').count();
    }
}
