package dev.cutaway.inspector.analysis.findings;

import dev.cutaway.inspector.analysis.findings.Finding.Kind;
import dev.cutaway.inspector.analysis.findings.Finding.Severity;
import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/**
 * A sort of file in which secrets are kept, known by its path.
 *
 * @param words what to call what is in it
 * @param kind what a finding is called
 * @param severity of a finding
 * @param path matched against the whole path
 * @param content must be found in the text; null where {@code check} decides or the path says enough
 * @param check how the content decides
 */
record FileRule(String words, Kind kind, Severity severity, Pattern path, @Nullable Pattern content, Check check) {

    /** How a rule makes sure. */
    enum Check {
        /** The path says enough; the content is not read. */
        NAME,
        /** {@link FileRule#content} must be found; where nothing can be read, the path is enough. */
        CONTENT_OR_NAME,
        /** {@link FileRule#content} must be found. */
        CONTENT,
        /** A private key must be found; where nothing can be read, the path is enough. */
        KEY_OR_NAME,
        /** A private key must be found. */
        KEY,
        /** A known token, or a value under a telling name, must be found. */
        ASSIGNMENTS
    }

    static FileRule name(String words, Kind kind, Severity severity, String path) {
        return new FileRule(words, kind, severity, Pattern.compile(path), null, Check.NAME);
    }

    static FileRule key(String path, Check check) {
        return new FileRule("private key", Kind.PRIVATE_KEY, Severity.DANGER, Pattern.compile(path), null, check);
    }

    static FileRule credentials(String words, String path, String content) {
        return new FileRule(words, Kind.CREDENTIALS, Severity.DANGER, Pattern.compile(path),
                Pattern.compile(content, Pattern.MULTILINE), Check.CONTENT_OR_NAME);
    }

    static FileRule maybe(String words, String path, String content) {
        return new FileRule(words, Kind.CREDENTIALS, Severity.DANGER, Pattern.compile(path),
                Pattern.compile(content, Pattern.MULTILINE), Check.CONTENT);
    }

    /** True where the rule decides without content. */
    boolean byNameAlone() {
        return check == Check.NAME || check == Check.CONTENT_OR_NAME || check == Check.KEY_OR_NAME;
    }

    /** What the text holds by this rule; null for nothing. */
    @Nullable
    String judge(String text) {
        return switch (check) {
            case NAME -> words;
            case CONTENT_OR_NAME, CONTENT -> content != null && content.matcher(text).find() ? words : null;
            case KEY_OR_NAME, KEY -> Tokens.privateKey(text);
            case ASSIGNMENTS -> Assignments.find(text);
        };
    }
}
