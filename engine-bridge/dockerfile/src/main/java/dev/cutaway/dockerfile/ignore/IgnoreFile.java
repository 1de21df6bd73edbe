package dev.cutaway.dockerfile.ignore;

import dev.cutaway.dockerfile.source.SourceText;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A {@code .dockerignore}. Of all lines that match a path, or a folder it lies in, the last one decides. Immutable.
 */
public final class IgnoreFile {

    /** Ignores nothing: what a context without such a file has. */
    public static final IgnoreFile NONE = parse("");

    private final List<IgnoreRule> rules;
    private final List<PathPattern> patterns;
    private final List<Problem> problems;

    /**
     * A line that is no pattern; it decides nothing. Docker refuses the whole build.
     *
     * @param line from 1
     * @param text the line
     * @param reason in Docker's words
     */
    public record Problem(int line, String text, String reason) {}

    /**
     * What becomes of a path.
     *
     * @param ignored it is not sent
     * @param rule the line that decides; null when none matches
     * @param matched the path that the line matches: the one asked for, or a folder it lies in; null without a rule
     */
    public record Decision(boolean ignored, @Nullable IgnoreRule rule, @Nullable String matched) {}

    private static final Decision KEPT = new Decision(false, null, null);

    private IgnoreFile(List<IgnoreRule> rules, List<PathPattern> patterns, List<Problem> problems) {
        this.rules = List.copyOf(rules);
        this.patterns = List.copyOf(patterns);
        this.problems = List.copyOf(problems);
    }

    /** Reads a file. Never fails: lines that are no patterns are among the {@link #problems()}. */
    public static IgnoreFile parse(String text) {
        var rules = new ArrayList<IgnoreRule>();
        var patterns = new ArrayList<PathPattern>();
        var problems = new ArrayList<Problem>();
        var source = new SourceText(text);
        for (int i = 0; i < source.lines(); i++) {
            String line = text.substring(source.lineStart(i), source.lineEnd(i));
            line = i == 0 && line.startsWith("\ufeff") ? line.substring(1) : line;
            String content = line.strip();
            // A comment begins at the very start of the line: with a blank before it, it is a pattern.
            if (line.startsWith("#") || content.isEmpty()) {
                continue;
            }
            boolean exception = content.startsWith("!");
            String written = exception ? content.substring(1).strip() : content;
            if (written.isEmpty()) {
                problems.add(new Problem(i + 1, content, "illegal exclusion pattern: \"!\""));
                continue;
            }
            String cleaned = clean(written);
            PathPattern pattern = PathPattern.parse(cleaned);
            if (pattern == null) {
                problems.add(new Problem(i + 1, content, "syntax error in pattern"));
            } else {
                rules.add(new IgnoreRule(i + 1, content, exception, cleaned));
                patterns.add(pattern);
            }
        }
        return new IgnoreFile(rules, patterns, problems);
    }

    /** A path without {@code .}, {@code ..}, doubled and outer slashes, by its text alone; {@code /} and {@code .} stay. */
    public static String clean(String written) {
        var parts = new ArrayList<String>();
        boolean rooted = written.startsWith("/");
        for (String part : written.split("/")) {
            if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".") && !(rooted && part.equals(".."))) {
                parts.add(part);
            }
        }
        return parts.isEmpty() ? rooted ? "/" : "." : String.join("/", parts);
    }

    /** The lines that count, in order. */
    public List<IgnoreRule> rules() {
        return rules;
    }

    /** The lines that make no sense. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * What becomes of a path.
     *
     * @param path relative to the context, with slashes between and none at its ends
     */
    public Decision decide(String path) {
        for (int i = rules.size() - 1; i >= 0; i--) {
            int length = patterns.get(i).match(path);
            if (length >= 0) {
                return new Decision(!rules.get(i).exception(), rules.get(i), path.substring(0, length));
            }
        }
        return KEPT;
    }

    /** Whether a path is not sent. */
    public boolean ignores(String path) {
        return decide(path).ignored();
    }

    /**
     * Whether something in a folder may be kept although the folder itself is ignored: when not, nobody needs to look
     * into it.
     */
    public boolean mayKeepBelow(String folder) {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).exception() && patterns.get(i).mayMatchBelow(folder)) {
                return true;
            }
        }
        return false;
    }
}
