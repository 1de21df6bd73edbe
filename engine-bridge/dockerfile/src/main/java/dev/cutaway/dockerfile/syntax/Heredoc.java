package dev.cutaway.dockerfile.syntax;

import dev.cutaway.dockerfile.source.SourceRange;

/**
 * A text inside the Dockerfile that an instruction takes as a file or a script.
 *
 * @param name the word that ends it, quotes taken away
 * @param descriptor the number before the signs; 0 without one
 * @param expand variables in it are expanded: its word is not quoted
 * @param chomp tabs that lines begin with go: {@code <<-}
 * @param content the lines as they are written, each with its line break
 * @param contentRange where the lines stand
 * @param terminatorRange where the word that ends it stands
 */
public record Heredoc(String name, int descriptor, boolean expand, boolean chomp, String content,
        SourceRange contentRange, SourceRange terminatorRange) {

    /** The content that counts: without the tabs that {@code <<-} takes away. */
    public String body() {
        if (!chomp) {
            return content;
        }
        var out = new StringBuilder(content.length());
        boolean atStart = true;
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (c != '\t' || !atStart) {
                out.append(c);
                atStart = c == '\n';
            }
        }
        return out.toString();
    }
}
