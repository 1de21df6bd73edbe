package dev.cutaway.inspector.analysis.dockerfile;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A history step's command taken apart, each part still in the builder's words.
 *
 * @param keyword the instruction; empty for none
 * @param argument what follows it, or all of it where there is no keyword
 * @param buildArgs {@code NAME=value} of the build arguments a RUN was given
 * @param shell the shell that ran it, such as {@code /bin/sh -c}; null for none
 */
public record CreatedBy(String keyword, String argument, List<String> buildArgs, @Nullable String shell) {

    private static final Set<String> KEYWORDS = Set.of("ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE",
            "HEALTHCHECK", "LABEL", "MAINTAINER", "ONBUILD", "RUN", "SHELL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR");

    /** Marks what the classic builder only notes and does not run. */
    private static final String NOTE = "#(nop)";

    /** Linux takes no longer command in one piece: whatever is longer does not come from a builder. */
    private static final int LONGEST = 256 * 1024;

    private static final String BUILDKIT = "# buildkit";

    private static final String SHELLS = "(?:(?:/[\\w.+-]+){0,12}/)?(?:ba|da|a|z|k|c)?sh(?: -[\\w-]+| pipefail){0,12}? -[a-z]*c"
            + "|(?i:(?:[a-z]:\\\\\\S*\\\\)?cmd(?:\\.exe)? /S /C)"
            + "|(?i:(?:[a-z]:\\\\\\S*\\\\)?(?:powershell|pwsh)(?:\\.exe)?(?: -\\w+(?: (?!-)\\S+)?){0,12}? -Command)";

    private static final Pattern SHELL_AT_START = Pattern.compile("^(" + SHELLS + ")(?:\\s+|$)");

    private static final Pattern SHELL_AFTER_ARGS = Pattern.compile("(?:^|\\s)(" + SHELLS + ")\\s");

    /** What buildah adds after a copy to tell its cache apart. */
    private static final Pattern BUILDAH_SUFFIX = Pattern.compile("(?: \\|\\w+=\\S*){1,12}$");

    private static final Pattern ARGS = Pattern.compile("^\\|(\\d{1,4})\\s+");

    /** Reads the words of one step, of whatever builder. */
    public static CreatedBy read(String createdBy) {
        String text = createdBy.strip();
        if (text.length() > LONGEST) {
            return new CreatedBy("", text, List.of(), null);
        }
        boolean buildkit = text.endsWith(BUILDKIT);
        if (buildkit) {
            text = text.substring(0, text.length() - BUILDKIT.length()).stripTrailing();
        }
        String keyword = firstWord(text);
        if (keyword.equals("RUN")) {
            return run(text.substring(3).strip());
        }
        if (KEYWORDS.contains(keyword)) {
            return new CreatedBy(keyword, text.substring(keyword.length()).strip(), List.of(), null);
        }
        if (ARGS.matcher(text).find() || SHELL_AT_START.matcher(text).find()) {
            CreatedBy run = run(text);
            return run.argument.startsWith(NOTE) ? note(run.argument.substring(NOTE.length()).strip()) : run;
        }
        return new CreatedBy("", text, List.of(), null);
    }

    private static CreatedBy note(String text) {
        String keyword = firstWord(text).toUpperCase(Locale.ROOT);
        if (!KEYWORDS.contains(keyword)) {
            return new CreatedBy("", text, List.of(), null);
        }
        String argument = text.substring(keyword.length()).strip();
        boolean copy = keyword.equals("COPY") || keyword.equals("ADD");
        return new CreatedBy(keyword, copy ? BUILDAH_SUFFIX.matcher(argument).replaceFirst("") : argument, List.of(),
                null);
    }

    private static CreatedBy run(String text) {
        List<String> buildArgs = List.of();
        String command = text;
        Matcher header = ARGS.matcher(text);
        if (header.find()) {
            int count = Integer.parseInt(header.group(1));
            String rest = text.substring(header.end());
            Matcher shell = SHELL_AFTER_ARGS.matcher(rest);
            int end = shell.find() ? shell.start(1) : afterWords(rest, count);
            buildArgs = splitArgs(rest.substring(0, end).strip(), count);
            command = rest.substring(end).strip();
        }
        Matcher shell = SHELL_AT_START.matcher(command);
        return shell.find()
                ? new CreatedBy("RUN", command.substring(shell.end()), buildArgs, shell.group(1))
                : new CreatedBy("RUN", command, buildArgs, null);
    }

    /** Values may hold blanks, which the builder does not quote: what is no new {@code NAME=} goes on with the last. */
    private static List<String> splitArgs(String text, int count) {
        var args = new ArrayList<String>();
        var arg = new StringBuilder();
        for (String word : text.split(" ")) {
            boolean fresh = args.size() + 1 < count && word.matches("[A-Za-z_][A-Za-z0-9_.-]*=.*");
            if (fresh && !arg.isEmpty()) {
                args.add(arg.toString());
                arg.setLength(0);
            }
            arg.append(arg.isEmpty() ? "" : " ").append(word);
        }
        if (!arg.isEmpty()) {
            args.add(arg.toString());
        }
        return List.copyOf(args);
    }

    private static int afterWords(String text, int count) {
        int at = 0;
        for (int i = 0; i < count && at < text.length(); i++) {
            int blank = text.indexOf(' ', at);
            at = blank < 0 ? text.length() : blank + 1;
        }
        return at;
    }

    private static String firstWord(String text) {
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end);
    }
}
