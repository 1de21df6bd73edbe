package dev.cutaway.dockerfile.source;

/**
 * A piece of an instruction and where it stands.
 *
 * @param text what it says: continuation taken out; quotes and variables as its holder's documentation says
 * @param range where it stands in the text of the Dockerfile
 */
public record Word(String text, SourceRange range) {

    @Override
    public String toString() {
        return text;
    }
}
