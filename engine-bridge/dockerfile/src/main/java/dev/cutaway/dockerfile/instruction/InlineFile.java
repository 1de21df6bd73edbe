package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.dockerfile.syntax.Heredoc;

/**
 * A file that stands in the Dockerfile: {@code COPY <<robots.txt /www/}.
 *
 * @param sign the word that announces it, where the source stands
 * @param heredoc what was written
 * @param content what the file holds: tabs taken away where asked, variables expanded once the instruction is
 */
public record InlineFile(Word sign, Heredoc heredoc, String content) {

    /** The file's name when the destination is a folder. */
    public String name() {
        return heredoc.name();
    }
}
