package dev.cutaway.dockerfile.edit;

import dev.cutaway.dockerfile.source.JsonText;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes new instructions, quoted so that they are read as they are meant; variables stay variables. */
public final class InstructionFormat {

    private static final String INDENT = "    ";

    private final char escape;

    /** @param escape the escape character of the Dockerfile */
    public InstructionFormat(char escape) {
        this.escape = escape;
    }

    /** {@code --name=value}, or {@code --name} when the value is null. */
    public String flag(String name, @Nullable String value) {
        return "--" + name + (value == null ? "" : "=" + flagValue(value));
    }

    private String flagValue(String value) {
        oneLine(value);
        boolean plain = value.chars().noneMatch(c -> Character.isWhitespace(c) || c == '"' || c == '\'' || c == escape);
        return plain ? value : "\"" + escaped(value, "\"") + "\"";
    }

    private String escaped(String value, String special) {
        var out = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == escape || special.indexOf(c) >= 0) {
                out.append(escape);
            }
            out.append(c);
        }
        return out.toString();
    }

    /** An instruction of words: its name, its flags in order, what follows. */
    public String words(String name, Map<String, @Nullable String> flags, List<String> words) {
        var all = new ArrayList<String>();
        all.add(name);
        new LinkedHashMap<>(flags).forEach((flag, value) -> all.add(flag(flag, value)));
        all.addAll(words);
        return String.join(" ", all);
    }

    /** {@code FROM [--platform=…] base [AS name]}. */
    public String from(String base, @Nullable String platform, @Nullable String name) {
        return "FROM " + (platform == null ? "" : flag("platform", platform) + " ") + base
                + (name == null ? "" : " AS " + name);
    }

    /** {@code RUN} of shell commands, each on a line of its own after the first. */
    public String run(Map<String, @Nullable String> flags, List<String> commands) {
        return words("RUN", flags, List.of(String.join(" " + escape + "\n" + INDENT + "&& ", commands)));
    }

    /** {@code COPY} or {@code ADD}; as a JSON array when a path has blanks. */
    public String transfer(String name, Map<String, @Nullable String> flags, List<String> sources, String destination) {
        var paths = new ArrayList<>(sources);
        paths.add(destination);
        return words(name, flags, pathWords(paths));
    }

    /** {@code VOLUME}; as a JSON array when a path has blanks. */
    public String volume(List<String> paths) {
        return words("VOLUME", Map.of(), pathWords(paths));
    }

    private List<String> pathWords(List<String> paths) {
        boolean json = paths.getFirst().startsWith("[") || paths.getFirst().startsWith("--") || paths.stream()
                .anyMatch(path -> path.isEmpty() || path.chars().anyMatch(Character::isWhitespace));
        List<String> quoted = paths.stream().map(path -> escaped(oneLine(path), "\"'")).toList();
        return json ? List.of(JsonText.array(quoted)) : quoted;
    }

    private static String oneLine(String text) {
        if (text.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a Dockerfile cannot hold a line end in a word: " + text);
        }
        return text;
    }

    /** {@code CMD}, {@code ENTRYPOINT}, {@code SHELL} or {@code RUN} as a JSON array. */
    public String exec(String name, List<String> words) {
        return name + " " + JsonText.array(words);
    }

    /** {@code ENV} or {@code LABEL}, each pair after the first on a line of its own. */
    public String pairs(String name, Map<String, String> pairs) {
        return pairs.entrySet().stream().map(pair -> value(pair.getKey()) + "=" + value(pair.getValue()))
                .collect(Collectors.joining(" " + escape + "\n" + INDENT, name + " ", ""));
    }

    /** {@code ARG name[=value]}; a null value for an argument without a default. */
    public String arg(String name, @Nullable String value) {
        return "ARG " + name + (value == null ? "" : "=" + value(value));
    }

    /** A key or value with quotes where it needs them. */
    public String value(String value) {
        boolean plain = !oneLine(value).isEmpty() && value.chars()
                .noneMatch(c -> Character.isWhitespace(c) || c == '"' || c == '\'' || c == escape || c == '#');
        return plain ? value : "\"" + escaped(value, "\"") + "\"";
    }
}
