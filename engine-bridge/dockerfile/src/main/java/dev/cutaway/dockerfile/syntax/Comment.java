package dev.cutaway.dockerfile.syntax;

import dev.cutaway.dockerfile.source.SourceRange;

/**
 * A line that begins with {@code #}, blanks aside.
 *
 * @param text what follows the sign, blanks at both ends taken away
 * @param range from the sign to the end of the line
 */
public record Comment(String text, SourceRange range) {}
