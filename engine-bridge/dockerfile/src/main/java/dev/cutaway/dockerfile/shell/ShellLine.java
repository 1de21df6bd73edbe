package dev.cutaway.dockerfile.shell;

import dev.cutaway.dockerfile.shell.ShellCommand.Joint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes a line, or a script, apart. Knows quotes, escapes, comments, redirections, groups and substitutions, whose
 * commands are given too; does not know what a variable will be. Never fails: what is not closed ends at the end.
 */
public final class ShellLine {

    private static final Set<String> LEADING = Set.of("if", "then", "elif", "else", "while", "until", "do", "!", "time",
            "{", "}", "fi", "done", "exec", "command");
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*+\\+?=");
    private static final int DEEPEST = 8;

    private final String text;
    private final int end;
    private final int depth;
    private final List<ShellCommand> commands;
    private final List<ShellWord> words = new ArrayList<>();
    private Joint joint = Joint.NONE;
    private int at;

    private ShellLine(String text, int start, int end, int depth, List<ShellCommand> commands) {
        this.text = text;
        this.at = start;
        this.end = end;
        this.depth = depth;
        this.commands = commands;
    }

    /** The commands, in the order they begin; those of a substitution come before the command they are in. */
    public static List<ShellCommand> commands(String text) {
        var commands = new ArrayList<ShellCommand>();
        new ShellLine(text, 0, text.length(), 0, commands).run();
        return List.copyOf(commands);
    }

    private void run() {
        while (at < end) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t' || c == '\r') {
                at++;
            } else if (c == '\\' && at + 1 < end && text.charAt(at + 1) == '\n') {
                at += 2;
            } else if (c == '#') {
                skipTo('\n');
            } else if (";\n|&()".indexOf(c) >= 0) {
                operator(c);
            } else if (c == '<' || c == '>') {
                redirection();
            } else {
                word();
            }
        }
        endCommand(Joint.NONE);
    }

    private void operator(char c) {
        boolean twice = at + 1 < end && text.charAt(at + 1) == c;
        if (c == '&' && !twice && at + 1 < end && text.charAt(at + 1) == '>') {
            at++;
            redirection();
            return;
        }
        at += twice && c != '(' && c != ')' && c != '\n' ? 2 : 1;
        if (c == '|' && at < end && text.charAt(at) == '&') {
            at++;
        }
        endCommand(switch (c) {
            case '&' -> twice ? Joint.AND : Joint.BACKGROUND;
            case '|' -> twice ? Joint.OR : Joint.PIPE;
            case '(' -> Joint.NONE;
            default -> Joint.SEQUENCE;
        });
    }

    /** {@code 2>&1}, {@code >> file}, {@code <<EOF}: neither signs nor file are arguments. */
    private void redirection() {
        if (!words.isEmpty() && words.getLast().end() == at && words.getLast().text().chars().allMatch(
                Character::isDigit)) {
            words.removeLast();
        }
        while (at < end && "<>&|-".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        while (at < end && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        if (at < end && ";\n|&()<>".indexOf(text.charAt(at)) < 0) {
            word();
            words.removeLast();
        }
    }

    private void word() {
        int start = at;
        var out = new StringBuilder();
        while (at < end) {
            char c = text.charAt(at);
            if (" \t\r\n;|&()<>".indexOf(c) >= 0) {
                break;
            }
            switch (c) {
                case '\'' -> single(out);
                case '"' -> quoted(out);
                case '\\' -> escaped(out);
                case '$', '`' -> substitution(out);
                default -> {
                    out.append(c);
                    at++;
                }
            }
        }
        words.add(new ShellWord(out.toString(), start, at));
    }

    private void single(StringBuilder out) {
        int close = text.indexOf('\'', at + 1);
        int stop = close < 0 || close > end ? end : close;
        out.append(text, at + 1, stop);
        at = Math.min(stop + 1, end);
    }

    private void quoted(StringBuilder out) {
        at++;
        while (at < end && text.charAt(at) != '"') {
            char c = text.charAt(at);
            if (c == '\\') {
                escaped(out);
            } else if (c == '$' || c == '`') {
                substitution(out);
            } else {
                out.append(c);
                at++;
            }
        }
        at = Math.min(at + 1, end);
    }

    private void escaped(StringBuilder out) {
        at++;
        if (at < end) {
            char c = text.charAt(at++);
            if (c != '\n') {
                out.append(c);
            }
        }
    }

    /** {@code $(…)}, {@code `…`} and {@code ${…}} are part of the word; the commands in the first two are given too. */
    private void substitution(StringBuilder out) {
        int start = at;
        char c = text.charAt(at++);
        char next = at < end ? text.charAt(at) : ' ';
        if (c == '`') {
            at = inside(at, '`', '`');
            nested(start + 1, at - 1);
        } else if (next == '(') {
            at = inside(at + 1, '(', ')');
            nested(start + 2, at - 1);
        } else if (next == '{') {
            at = inside(at + 1, '{', '}');
        }
        out.append(text, start, at);
    }

    /** The place after the sign that closes, quotes and what opens in between passed over. */
    private int inside(int from, char open, char close) {
        int level = 1;
        char quote = 0;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote != '\'') {
                i++;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == close) {
                level--;
                if (level == 0) {
                    return i + 1;
                }
            } else if (c == open) {
                level++;
            }
        }
        return end;
    }

    private void nested(int from, int to) {
        if (depth < DEEPEST && from < to) {
            new ShellLine(text, from, to, depth + 1, commands).run();
        }
    }

    private void skipTo(char c) {
        int found = text.indexOf(c, at);
        at = found < 0 || found > end ? end : found;
    }

    private void endCommand(Joint next) {
        int first = 0;
        while (first < words.size() && LEADING.contains(words.get(first).text())) {
            first++;
        }
        int program = first;
        while (program < words.size() && ASSIGNMENT.matcher(words.get(program).text()).lookingAt()) {
            program++;
        }
        if (program < words.size()) {
            commands.add(new ShellCommand(joint, words.subList(first, program), words.subList(program, words.size())));
        }
        // A line's end after && or | goes on with it.
        boolean blank = words.isEmpty() && next == Joint.SEQUENCE;
        joint = blank && joint != Joint.NONE ? joint : next;
        words.clear();
    }
}
