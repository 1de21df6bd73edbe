package dev.cutaway.app.build.log;

import java.util.List;

/**
 * A line that a step wrote.
 *
 * @param step its number
 * @param millis since the build began
 * @param text without escapes
 * @param spans what looks other than plain, from left to right
 */
record LogLine(int step, int millis, String text, List<Span> spans) {

    /** Characters that look alike. {@code end}: the first after them. */
    record Span(int start, int end, TextStyle style) {}
}
