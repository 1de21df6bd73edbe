package dev.cutaway.dockerfile.syntax;

import dev.cutaway.dockerfile.source.Blank;

import java.util.ArrayList;
import java.util.List;

/** Takes the words with two dashes off the front of an instruction's line. */
final class FlagReader {

    private final Slice slice;
    private final String text;
    private final char escape;
    private final List<Flag> flags = new ArrayList<>();
    private int at;

    private FlagReader(Slice slice, char escape) {
        this.slice = slice;
        this.text = slice.text();
        this.escape = escape;
    }

    /**
     * @param flags in order
     * @param arguments what follows, blanks at both ends taken away
     */
    record Result(List<Flag> flags, Slice arguments) {}

    static Result read(Slice slice, char escape) {
        var reader = new FlagReader(slice, escape);
        reader.run();
        return new Result(reader.flags, slice.sub(reader.at, reader.text.length()).strip());
    }

    private void run() {
        while (true) {
            while (at < text.length() && Blank.isSpace(text.charAt(at))) {
                at++;
            }
            if (!text.startsWith("--", at)) {
                return;
            }
            int start = at;
            String word = word();
            if (word.equals("--")) {
                return;
            }
            flags.add(flag(word, start));
        }
    }

    private Flag flag(String word, int start) {
        int sign = word.indexOf('=');
        if (sign < 0) {
            return new Flag(word.substring(2), null, slice.sub(start, at).range());
        }
        int raw = text.indexOf('=', start);
        int valueStart = raw < 0 || raw >= at ? at : raw + 1;
        return new Flag(word.substring(2, sign), slice.sub(valueStart, at).word(word.substring(sign + 1)),
                slice.sub(start, at).range());
    }

    /** One word, quotes and escapes taken away. */
    private String word() {
        var out = new StringBuilder();
        char quote = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (quote == 0 && Blank.isSpace(c)) {
                break;
            }
            at++;
            if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (quote != 0 && c == quote) {
                quote = 0;
            } else if (c == escape) {
                if (at < text.length()) {
                    out.append(text.charAt(at++));
                }
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
