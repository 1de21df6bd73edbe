package dev.cutaway.app.layers.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Colours one line of text, lightly: comments, strings, keys and keywords, variables. Knows a few families of files. */
enum Highlighter {
    /** As it is. */
    PLAIN(""),
    /** Comments from {@code #}: shells, configuration, Dockerfiles, Python. */
    HASH("""
            (?<com>(?:^|(?<=\\s))[#;].*)|(?<str>"(?:[^"\\\\]|\\\\.)*"|'[^']*')|(?<var>\\$\\{[^}]*}|\\$\\w+)\
            |(?<key>^\\s*[\\w.-]+(?=\\s*[:=])|^\\s*\\[[^]]+]|\\b(?:if|then|else|elif|fi|for|in|do|done|while|case|esac|function\
            |return|exit|export|set|local|def|class|import|from|FROM|RUN|COPY|ADD|ENV|CMD|ENTRYPOINT|WORKDIR|ARG)\\b)"""),
    /** Comments from slashes: JavaScript, JSON, C, Java, Go, style sheets. */
    SLASH("""
            (?<com>//.*|/\\*.*?\\*/|^\\s*\\*.*)|(?<str>"(?:[^"\\\\]|\\\\.)*"|'(?:[^'\\\\]|\\\\.)*'|`[^`]*`)\
            |(?<var>\\b\\d[\\w.]*\\b)|(?<key>\\b(?:const|let|var|function|return|if|else|for|while|switch|case|break|new|class\
            |import|export|from|default|true|false|null|public|private|static|final|void|int|struct|func|package|type)\\b)"""),
    /** Tags: XML, HTML, SVG. */
    MARKUP("""
            (?<com><!--.*?(?:-->|$))|(?<str>"[^"]*"|'[^']*')|(?<key></?[\\w:.-]+|/?>)|(?<var>\\b[\\w:-]+(?==))""");

    private static final int LONGEST = 2_000;

    private final Pattern pattern;

    Highlighter(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    /**
     * A part of a line.
     *
     * @param text as it stands
     * @param styleClass of its kind; empty for plain text
     */
    record Part(String text, String styleClass) {}

    /** Chooses by the end of the name and by the first line. */
    static Highlighter of(String name, String firstLine) {
        String lower = name.toLowerCase(Locale.ROOT);
        String end = lower.substring(lower.lastIndexOf('.') + 1);
        if (firstLine.startsWith("#!")) {
            return firstLine.contains("node") ? SLASH : HASH;
        }
        return switch (end) {
            case "js", "mjs", "ts", "jsx", "tsx", "json", "map", "c", "h", "cc", "cpp", "hpp", "java", "go", "rs",
                    "css", "scss", "kt", "swift" ->
                SLASH;
            case "xml", "html", "htm", "svg", "xsl", "xhtml", "pom" -> MARKUP;
            case "sh", "bash", "conf", "cfg", "ini", "yaml", "yml", "toml", "properties", "py", "rb", "pl", "mk", "env",
                    "list", "service", "cnf", "gitignore", "dockerignore" ->
                HASH;
            default -> firstLine.startsWith("<?xml") || firstLine.startsWith("<!DOCTYPE")
                    ? MARKUP
                    : lower.equals("dockerfile") || lower.equals("makefile") || firstLine.startsWith("#")
                            ? HASH
                            : PLAIN;
        };
    }

    /** The parts of a line, in order; together they are the line. */
    List<Part> parts(String line) {
        if (this == PLAIN || line.isEmpty() || line.length() > LONGEST) {
            return List.of(new Part(line, ""));
        }
        var parts = new ArrayList<Part>();
        Matcher matcher = pattern.matcher(line);
        int done = 0;
        while (matcher.find()) {
            if (matcher.start() > done) {
                parts.add(new Part(line.substring(done, matcher.start()), ""));
            }
            if (matcher.end() > matcher.start()) {
                parts.add(new Part(matcher.group(), styleClass(matcher)));
            }
            done = matcher.end();
        }
        if (done < line.length()) {
            parts.add(new Part(line.substring(done), ""));
        }
        return parts;
    }

    private static String styleClass(Matcher matcher) {
        if (matcher.group("com") != null) {
            return "syn-com";
        } else if (matcher.group("str") != null) {
            return "syn-str";
        }
        return matcher.group("var") != null ? "syn-var" : "syn-key";
    }
}
