package dev.cutaway.inspector.analysis.dockerfile;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns an instruction's argument from the way builders print it into the way a person writes it. */
public final class InstructionArgument {

    /** The classic builder forgets the blank between {@code --chown=a:b} and {@code dir:…}. */
    static final Pattern SOURCE = Pattern.compile("(file|dir|multi):([0-9a-f]{32,128})");

    private static final Pattern PORT_MAP = Pattern.compile("^map\\[(.*)]$");

    private static final Pattern HEALTHCHECK = Pattern
            .compile("^&\\{(\\[.*]) ((?:\"[^\"]*\" ){3,4})('(?:\\\\?.|\\\\x[0-9a-f]{2}|\\\\u[0-9a-f]{4})'|\\d+)}$");

    private InstructionArgument() {}

    /**
     * The argument as a person would have written it, in a form a Dockerfile accepts; sources that the classic builder
     * knew only by digest keep their {@code dir:… in …} form, the digest cut to twelve digits.
     */
    public static String tidy(String keyword, String argument) {
        return switch (keyword) {
            case "CMD", "ENTRYPOINT" -> command(argument);
            case "RUN" -> collapseBlanks(argument);
            case "COPY", "ADD" -> shortSources(argument);
            case "EXPOSE" -> ports(argument);
            case "VOLUME" -> volumes(argument);
            case "SHELL" -> shell(argument);
            case "STOPSIGNAL" -> unbracket(argument);
            case "HEALTHCHECK" -> healthcheck(argument);
            case "ONBUILD" -> onBuild(argument);
            default -> argument;
        };
    }

    /** Words as the exec form of an instruction has them: {@code ["a", "b c"]}. */
    public static String json(List<String> words) {
        return GoText.json(words);
    }

    /** {@code ["/bin/sh" "-c" "x"]} is the shell form {@code x}; other lists become JSON. */
    static String command(String argument) {
        List<String> words = GoText.quotedList(argument);
        if (words == null) {
            return argument;
        }
        return isShellForm(words)
                ? words.get(2)
                : GoText.json(words);
    }

    private static boolean isShellForm(List<String> words) {
        return words.size() == 3 && words.get(0).equals("/bin/sh") && words.get(1).equals("-c")
                && !words.get(2).isBlank() && words.get(2).indexOf('\n') < 0;
    }

    private static String shortSources(String argument) {
        Matcher source = SOURCE.matcher(argument);
        if (!source.find()) {
            return argument;
        }
        String before = argument.substring(0, source.start());
        String gap = before.isEmpty() || before.endsWith(" ") ? "" : " ";
        return before + gap + source.group(1) + ":" + source.group(2).substring(0, 12)
                + argument.substring(source.end());
    }

    private static String ports(String argument) {
        Matcher map = PORT_MAP.matcher(argument);
        return map.find() ? map.group(1).replace(":{}", "") : unbracket(argument);
    }

    private static String volumes(String argument) {
        List<String> quoted = GoText.quotedList(argument);
        if (quoted != null) {
            return GoText.json(quoted);
        }
        List<String> plain = GoText.plainList(argument);
        return plain == null ? argument : String.join(" ", plain);
    }

    private static String shell(String argument) {
        List<String> words = GoText.quotedList(argument);
        List<String> list = words == null ? GoText.plainList(argument) : words;
        return list == null ? argument : GoText.json(list);
    }

    private static String unbracket(String argument) {
        return argument.startsWith("[") && argument.endsWith("]")
                ? argument.substring(1, argument.length() - 1)
                : argument;
    }

    private static String onBuild(String argument) {
        CreatedBy inner = CreatedBy.read(argument);
        return inner.keyword().isEmpty()
                ? argument
                : inner.keyword() + " " + tidy(inner.keyword(), inner.argument());
    }

    /** {@code &{["CMD-SHELL" "x"] "30s" "3s" "0s" '\x03'}}: test, interval, timeout, start period, (interval,) retries. */
    private static String healthcheck(String argument) {
        Matcher form = HEALTHCHECK.matcher(argument);
        List<String> test = form.matches() ? GoText.quotedList(form.group(1)) : null;
        if (test == null || test.isEmpty()) {
            return argument;
        }
        var durations = new ArrayList<String>();
        for (String word : form.group(2).strip().split(" ")) {
            durations.add(word.substring(1, word.length() - 1));
        }
        var text = new StringBuilder();
        option(text, "interval", durations.get(0));
        option(text, "timeout", durations.get(1));
        option(text, "start-period", durations.get(2));
        option(text, "start-interval", durations.size() > 3 ? durations.get(3) : null);
        option(text, "retries", Integer.toString(retries(form.group(3))));
        return text + check(test);
    }

    private static void option(StringBuilder text, String name, @Nullable String value) {
        if (value != null && !value.equals("0s") && !value.equals("0")) {
            text.append("--").append(name).append('=').append(value).append(' ');
        }
    }

    /** Go prints the count as a character. */
    private static int retries(String printed) {
        if (!printed.startsWith("'")) {
            return Integer.parseInt(printed);
        }
        String solved = GoText.unquote(printed.substring(1, printed.length() - 1));
        return solved.isEmpty() ? 0 : solved.charAt(0);
    }

    /** The test of a health check as an instruction has it. */
    static String check(List<String> test) {
        return switch (test.getFirst()) {
            case "NONE" -> "NONE";
            case "CMD-SHELL" -> "CMD " + String.join(" ", test.subList(1, test.size()));
            case "CMD" -> "CMD " + GoText.json(test.subList(1, test.size()));
            default -> "CMD " + GoText.json(test);
        };
    }

    /** Line continuations leave runs of blanks and tabs behind; those outside quotes mean nothing. */
    static String collapseBlanks(String command) {
        var text = new StringBuilder(command.length());
        char quote = 0;
        for (int i = 0; i < command.length(); i++) {
            char c = command.charAt(i);
            if (c == '\\' && quote != '\'' && i + 1 < command.length()) {
                text.append(c).append(command.charAt(++i));
            } else if (quote == 0 && (c == ' ' || c == '\t')) {
                boolean again = text.isEmpty() || text.charAt(text.length() - 1) == ' ';
                text.append(again ? "" : " ");
            } else {
                if (quote == 0 ? c == '"' || c == '\'' : c == quote) {
                    quote = quote == 0 ? c : 0;
                }
                text.append(c);
            }
        }
        return text.toString().stripTrailing();
    }
}
