package dev.cutaway.dockerfile.syntax;

import dev.cutaway.dockerfile.source.Word;

/**
 * A comment at the top that the parser obeys: {@code # escape=`}.
 *
 * @param name {@code syntax}, {@code escape} or {@code check}
 * @param value never empty
 */
public record Directive(String name, Word value) {

    /** Which Dockerfile frontend BuildKit is to use. */
    public static final String SYNTAX = "syntax";
    /** The character for continuation and escapes. */
    public static final String ESCAPE = "escape";
    /** Which checks are skipped, and whether findings fail the build. */
    public static final String CHECK = "check";
}
