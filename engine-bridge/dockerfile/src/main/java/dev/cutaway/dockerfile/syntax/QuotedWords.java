package dev.cutaway.dockerfile.syntax;

import dev.cutaway.dockerfile.source.Blank;
import dev.cutaway.dockerfile.source.Word;

import java.util.ArrayList;
import java.util.List;

/** Parts a line at blanks that are neither quoted nor escaped; quotes and escapes stay. For ENV, LABEL and ARG. */
public final class QuotedWords {

    private final Slice slice;
    private final String text;
    private final char escape;
    private int at;

    private QuotedWords(Slice slice, char escape) {
        this.slice = slice;
        this.text = slice.text();
        this.escape = escape;
    }

    /** The words, as they are written. */
    public static List<Word> of(Slice slice, char escape) {
        var reader = new QuotedWords(slice, escape);
        var words = new ArrayList<Word>();
        while (reader.findStart()) {
            Word word = reader.word();
            if (!word.text().isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    private boolean findStart() {
        while (at < text.length() && Blank.isSpace(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    private Word word() {
        int start = at;
        var out = new StringBuilder();
        char quote = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (quote == 0 && Blank.isSpace(c)) {
                break;
            }
            at++;
            boolean escapes = c == escape && quote != '\'';
            if (escapes && at == text.length()) {
                // An escape character with nothing to escape is dropped.
                break;
            }
            out.append(c);
            if (escapes) {
                out.append(text.charAt(at++));
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
        }
        return slice.sub(start, at).word(out.toString());
    }
}
