package dev.cutaway.inspector.analysis.dockerfile;

import java.util.ArrayList;
import java.util.List;

/** Lays out a RUN command: short ones on one line, long ones wrapped where a person would, scripts as here-documents. */
final class RunLines {

    private static final int WIDTH = 100;

    private RunLines() {}

    static List<String> of(String command, char escape) {
        if (command.indexOf('\n') >= 0) {
            return hereDocument(command.stripTrailing());
        }
        String oneLine = InstructionArgument.collapseBlanks(command);
        if (oneLine.length() <= WIDTH) {
            return List.of("RUN " + oneLine);
        }
        List<String> parts = parts(command);
        var lines = new ArrayList<String>();
        for (int i = 0; i < parts.size(); i++) {
            lines.add((i == 0 ? "RUN " : "    ") + parts.get(i) + (i < parts.size() - 1 ? " " + escape : ""));
        }
        return lines;
    }

    private static List<String> hereDocument(String script) {
        var lines = new ArrayList<String>();
        if (script.startsWith("<<")) {
            script.lines().forEach(lines::add);
            lines.set(0, "RUN " + lines.getFirst());
            return lines;
        }
        String end = "EOF";
        while (script.lines().anyMatch(end::equals)) {
            end += "_";
        }
        // Quoted, for the builder must leave the script's variables alone.
        lines.add("RUN <<'" + end + "'");
        script.lines().forEach(lines::add);
        lines.add(end);
        return lines;
    }

    /**
     * Cuts outside quotes: before {@code &&} and {@code ||}, after {@code ;}, and where a run of blanks shows that the
     * author had gone to a new line.
     */
    private static List<String> parts(String command) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        char quote = 0;
        int depth = 0;
        for (int i = 0; i < command.length(); i++) {
            char c = command.charAt(i);
            if (c == '\\' && quote != '\'' && i + 1 < command.length()) {
                part.append(c).append(command.charAt(++i));
                continue;
            }
            if (quote == 0 ? c == '"' || c == '\'' || c == '`' : c == quote) {
                quote = quote == 0 ? c : 0;
            } else if (quote == 0) {
                depth += c == '(' ? 1 : c == ')' && depth > 0 ? -1 : 0;
            }
            boolean blank = quote == 0 && (c == ' ' || c == '\t');
            if (blank && isBreak(command, i, depth)) {
                add(parts, part);
            } else if (!blank || (!part.isEmpty() && part.charAt(part.length() - 1) != ' ')) {
                part.append(blank ? ' ' : c);
            }
        }
        add(parts, part);
        return parts;
    }

    private static boolean isBreak(String command, int blank, int depth) {
        boolean run = blank + 1 < command.length() && " \t".indexOf(command.charAt(blank + 1)) >= 0;
        if (run || command.charAt(blank) == '\t') {
            return true;
        }
        boolean afterSemicolon = blank > 1 && command.charAt(blank - 1) == ';' && command.charAt(blank - 2) != ';';
        return depth == 0 && (afterSemicolon || command.startsWith("&& ", blank + 1)
                || command.startsWith("|| ", blank + 1));
    }

    private static void add(List<String> parts, StringBuilder part) {
        String text = part.toString().strip();
        if (!text.isEmpty()) {
            parts.add(text);
        }
        part.setLength(0);
    }
}
