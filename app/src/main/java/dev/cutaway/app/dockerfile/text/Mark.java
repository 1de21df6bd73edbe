package dev.cutaway.app.dockerfile.text;

import dev.cutaway.app.dockerfile.check.Issue;
import dev.cutaway.dockerfile.source.SourceRange;
import dev.cutaway.dockerfile.source.SourceText;

import java.util.ArrayList;
import java.util.List;

/**
 * A wavy line under a part of one line.
 *
 * @param start from the start of the line
 * @param length at least 1
 * @param styleClass says how much it matters
 */
record Mark(int start, int length, String styleClass) {

    /**
     * The marks of a line.
     *
     * @param line counted from 0
     * @param issues of the same text as {@code source}
     */
    static List<Mark> of(List<Issue> issues, SourceText source, int line) {
        var marks = new ArrayList<Mark>();
        for (Issue issue : issues) {
            SourceRange range = issue.range();
            if (range.start().line() - 1 <= line && line <= range.end().line() - 1) {
                add(marks, issue, source, line);
            }
        }
        return marks;
    }

    private static void add(List<Mark> marks, Issue issue, SourceText source, int line) {
        int first = source.lineStart(line);
        int last = source.lineEnd(line);
        int start = Math.max(first, issue.range().start().offset());
        int end = Math.min(last, Math.max(issue.range().end().offset(), start + 1));
        while (start < end && Character.isWhitespace(source.text().charAt(start))) {
            start++;
        }
        if (start >= end && last > first && issue.range().length() == 0) {
            // At the end of a line there is nothing to underline but its last character.
            start = last - 1;
            end = last;
        }
        if (start < end) {
            marks.add(new Mark(start - first, end - start, switch (issue.severity()) {
                case ERROR -> "squiggle-error";
                case WARNING -> "squiggle-warning";
                case INFO -> "squiggle-info";
            }));
        }
    }
}
