package dev.cutaway.dockerfile.syntax;

import dev.cutaway.dockerfile.source.Blank;
import dev.cutaway.dockerfile.source.SourceRange;
import dev.cutaway.dockerfile.source.Word;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of an instruction's line.
 *
 * @param joined the line
 * @param from its first character in the line
 * @param to after its last character in the line
 */
public record Slice(JoinedText joined, int from, int to) {

    /** What it says. */
    public String text() {
        return joined.text().substring(from, to);
    }

    /** Whether it says nothing. */
    public boolean isEmpty() {
        return from == to;
    }

    /** Where it stands in the Dockerfile. */
    public SourceRange range() {
        return joined.range(from, to);
    }

    /** The same as a word. */
    public Word word() {
        return new Word(text(), range());
    }

    /** A word with another text that stands here: what is left when quotes are taken away, for instance. */
    public Word word(String text) {
        return new Word(text, range());
    }

    /** Without blanks at both ends. */
    public Slice strip() {
        String line = joined.text();
        int start = from;
        int end = to;
        while (start < end && Blank.isSpace(line.charAt(start))) {
            start++;
        }
        while (end > start && Blank.isSpace(line.charAt(end - 1))) {
            end--;
        }
        return new Slice(joined, start, end);
    }

    /** A part of the part; places count from its start. */
    public Slice sub(int start, int end) {
        return new Slice(joined, from + start, from + end);
    }

    /** The pieces between plain blanks; quotes mean nothing. */
    public List<Slice> split() {
        return split(Integer.MAX_VALUE);
    }

    /** The same, where the last of at most {@code most} pieces holds all the rest. */
    public List<Slice> split(int most) {
        var pieces = new ArrayList<Slice>();
        String line = joined.text();
        int start = from;
        for (int at = from; at < to && pieces.size() < most - 1; at++) {
            if (Blank.isPlain(line.charAt(at))) {
                pieces.add(new Slice(joined, start, at));
                while (at + 1 < to && Blank.isPlain(line.charAt(at + 1))) {
                    at++;
                }
                start = at + 1;
            }
        }
        pieces.add(new Slice(joined, start, to));
        return pieces;
    }
}
