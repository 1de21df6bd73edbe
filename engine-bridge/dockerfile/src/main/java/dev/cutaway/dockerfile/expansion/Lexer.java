package dev.cutaway.dockerfile.expansion;

import dev.cutaway.dockerfile.source.Blank;
import dev.cutaway.dockerfile.source.GoText;

import java.util.List;

/** Goes over a text once, takes quotes and escapes out and puts values in. */
final class Lexer {

    private static final int END = -1;

    /** Deeper {@code ${a:-${b:-…}}} is no honest text. */
    private static final int DEEPEST = 200;

    /**
     * What stays as it is written.
     *
     * @param escape the escape character
     * @param quotesStay quotes are kept around what they quote
     * @param escapesStay escape characters are kept
     * @param quotesPlain quotes mean nothing
     * @param unsetStay a variable that is not set stays as it is written
     */
    record Mode(char escape, boolean quotesStay, boolean escapesStay, boolean quotesPlain, boolean unsetStay) {

        static Mode expanding(char escape) {
            return new Mode(escape, false, false, false, false);
        }

        static Mode heredoc() {
            return new Mode('\\', false, false, true, false);
        }

        static Mode raw() {
            return new Mode('\\', true, true, false, true);
        }

        static Mode unquoting() {
            return new Mode('\\', false, false, false, true);
        }
    }

    /**
     * @param text the whole, blanks kept
     * @param words the same, parted at blanks
     */
    record Result(String text, List<String> words) {}

    private final String text;
    private final Mode mode;
    private final Substitution substitution;
    private int at;
    private int depth;

    Lexer(String text, Mode mode, Variables variables) {
        this.text = text;
        this.mode = mode;
        this.substitution = new Substitution(this, variables, mode.unsetStay());
    }

    Result run() throws ExpansionException {
        try {
            return until(END, mode.escapesStay());
        } catch (ExpansionException e) {
            throw new ExpansionException("failed to process " + GoText.quote(text) + ": " + e.reason());
        }
    }

    /** What comes before {@code stop}, which is taken too. */
    Result until(int stop, boolean escapesStay) throws ExpansionException {
        if (++depth > DEEPEST) {
            throw new ExpansionException("syntax error: substitutions are nested too deeply");
        }
        var out = new WordSplit();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == stop) {
                at++;
                depth--;
                return out.result();
            }
            piece(c, out, escapesStay);
        }
        if (stop != END) {
            throw new ExpansionException("unexpected end of statement while looking for matching " + (char) stop);
        }
        depth--;
        return out.result();
    }

    private void piece(char c, WordSplit out, boolean escapesStay) throws ExpansionException {
        if (c == '$') {
            out.expanded(substitution.read());
        } else if (c == '<') {
            out.solid(heredocSign());
        } else if (c == '\'' && !mode.quotesPlain()) {
            out.solid(singleQuoted());
        } else if (c == '"' && !mode.quotesPlain()) {
            out.solid(doubleQuoted(escapesStay));
        } else if (c == mode.escape()) {
            at++;
            if (escapesStay) {
                out.solid(c);
            }
            if (at < text.length()) {
                out.solid(text.charAt(at++));
            }
        } else {
            at++;
            out.letter(c);
        }
    }

    /** Two signs and the blanks after them belong to one word, so that {@code << EOF} is found whole. */
    private String heredocSign() {
        int start = at++;
        if (peek() == '<') {
            at++;
            while (peek() == ' ' || peek() == '\t' || peek() == '\r') {
                at++;
            }
        }
        return text.substring(start, at);
    }

    private String singleQuoted() throws ExpansionException {
        int close = text.indexOf('\'', at + 1);
        if (close < 0) {
            throw new ExpansionException("unexpected end of statement while looking for matching single-quote");
        }
        String quoted = text.substring(mode.quotesStay() ? at : at + 1, mode.quotesStay() ? close + 1 : close);
        at = close + 1;
        return quoted;
    }

    private String doubleQuoted(boolean escapesStay) throws ExpansionException {
        var out = new StringBuilder();
        String quote = mode.quotesStay() ? "\"" : "";
        at++;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return quote + out + quote;
            }
            if (c == '$') {
                out.append(substitution.read());
            } else if (c == mode.escape()) {
                escapedInQuotes(out, escapesStay);
            } else {
                out.append(c);
                at++;
            }
        }
        throw new ExpansionException("unexpected end of statement while looking for matching double-quote");
    }

    /** In double quotes the escape character has a meaning only before a quote, a dollar and itself. */
    private void escapedInQuotes(StringBuilder out, boolean escapesStay) {
        at++;
        if (escapesStay) {
            out.append(mode.escape());
        }
        int next = peek();
        if (next == END) {
            return;
        }
        if (next == '"' || next == '$' || next == mode.escape()) {
            out.append((char) next);
            at++;
        } else {
            out.append(mode.escape());
        }
    }

    /** The next character; −1 at the end. */
    int peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    /** Takes the next character; −1 at the end. */
    int next() {
        return at < text.length() ? text.charAt(at++) : END;
    }

    /** Text as one piece and as words, at the same time. */
    private static final class WordSplit {
        private final StringBuilder whole = new StringBuilder();
        private final StringBuilder word = new StringBuilder();
        private final List<String> words = new java.util.ArrayList<>();

        void solid(char c) {
            whole.append(c);
            word.append(c);
        }

        void solid(String piece) {
            whole.append(piece);
            word.append(piece);
        }

        void letter(char c) {
            whole.append(c);
            if (!Blank.isSpace(c)) {
                word.append(c);
            } else {
                endWord();
            }
        }

        void expanded(String value) {
            for (int i = 0; i < value.length(); i++) {
                letter(value.charAt(i));
            }
        }

        private void endWord() {
            if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }

        Result result() {
            endWord();
            return new Result(whole.toString(), List.copyOf(words));
        }
    }
}
