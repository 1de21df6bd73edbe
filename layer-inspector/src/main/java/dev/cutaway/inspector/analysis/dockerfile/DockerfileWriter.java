package dev.cutaway.inspector.analysis.dockerfile;

import dev.cutaway.inspector.analysis.dockerfile.LikelyDockerfile.Line;
import dev.cutaway.inspector.oci.HistoryEntry;
import dev.cutaway.inspector.oci.ImageConfig;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;

/** Writes one {@link LikelyDockerfile}, from top to bottom. */
final class DockerfileWriter {

    /** Paths up to which it is worth to look for each in what a step says. */
    private static final int MANY = 100;

    private final ImageConfig config;

    private final BaseBorder base;

    private final List<Line> lines = new ArrayList<>();

    private final Map<String, String> env;

    /** Names of the build arguments declared so far. */
    private final Set<String> declared = new HashSet<>();

    /** What RUN uses now, as the history prints it; starts as the platform's default. */
    private String shell;

    private int step = -1;

    private int layer = -1;

    /** Ends a line that goes on; on Windows a backslash parts folders. */
    private final char escape;

    DockerfileWriter(ImageConfig config, BaseBorder base) {
        this.config = config;
        this.base = base;
        env = KeyValues.of(config.runtime().env());
        boolean windows = config.platform().os().equals("windows");
        shell = windows ? "cmd /S /C" : "/bin/sh -c";
        escape = windows ? '`' : '\\';
    }

    List<Line> write() {
        List<HistoryEntry> history = config.history();
        int layers = 0;
        if (escape != '\\') {
            line("# escape=" + escape);
        }
        if (base.name() == null) {
            line("FROM scratch");
        }
        for (int i = 0; i < history.size(); i++) {
            HistoryEntry entry = history.get(i);
            step = i;
            layer = entry.emptyLayer() || layers == config.diffIds().size() ? -1 : layers++;
            boolean ofBase = i < base.steps();
            if (i == 0 && ofBase && base.name() != null) {
                comment("what made the base image:");
            }
            if (ofBase && base.name() != null) {
                baseStep(entry);
            } else {
                step(entry);
            }
            if (i == base.steps() - 1) {
                border();
            }
        }
        step = -1;
        layer = -1;
        missingHistory(history.size(), layers);
        new ConfigRemainder(config).lines().forEach(this::line);
        return List.copyOf(lines);
    }

    private void border() {
        step = -1;
        layer = -1;
        String name = base.name();
        if (name == null) {
            comment("here the base image probably ends; its name is not known");
        } else {
            line("FROM " + name);
        }
    }

    private void missingHistory(int steps, int layersTold) {
        int untold = config.diffIds().size() - layersTold;
        if (untold > 0) {
            comment((steps == 0 ? "the image has no history; its layers: " : "layers the history does not tell of: ")
                    + untold);
        }
    }

    private void baseStep(HistoryEntry entry) {
        CreatedBy made = CreatedBy.read(entry.createdBy());
        noteShell(made);
        String text = made.keyword() + " " + InstructionArgument.tidy(made.keyword(), made.argument());
        comment("  " + (text.isBlank() ? entry.comment() : text).strip());
    }

    private void step(HistoryEntry entry) {
        CreatedBy made = CreatedBy.read(entry.createdBy());
        noteShell(made);
        String argument = InstructionArgument.tidy(made.keyword(), made.argument());
        switch (made.keyword()) {
            case "" -> unknown(entry);
            case "RUN" -> run(made);
            case "COPY", "ADD" -> copy(made);
            case "ENV" -> line("ENV " + KeyValues.quoted(made.argument(), env));
            case "LABEL" -> line("LABEL " + KeyValues.quoted(made.argument(), config.runtime().labels()));
            case "ARG" -> {
                declared.add(made.argument().split("=", 2)[0]);
                line("ARG " + KeyValues.quoted(made.argument(), KeyValues.of(List.of(made.argument()))));
            }
            case "VOLUME" -> line("VOLUME " + volumes(argument));
            default -> line(made.keyword() + " " + argument);
        }
    }

    private void noteShell(CreatedBy made) {
        if (made.keyword().equals("SHELL")) {
            List<String> words = GoText.quotedList(made.argument());
            List<String> plain = words == null ? GoText.plainList(made.argument()) : words;
            shell = plain == null ? shell : String.join(" ", plain);
        }
    }

    private void unknown(HistoryEntry entry) {
        String both = entry.comment().isBlank() || entry.createdBy().isBlank()
                ? entry.createdBy() + entry.comment()
                : entry.createdBy().strip() + " (" + entry.comment().strip() + ")";
        comment("not a Dockerfile step: " + (both.isBlank() ? "nothing is said" : both.strip()));
    }

    private void run(CreatedBy made) {
        for (String arg : made.buildArgs()) {
            if (declared.add(arg.split("=", 2)[0])) {
                line("ARG " + KeyValues.quoted(arg, KeyValues.of(List.of(arg))));
            }
        }
        String used = made.shell();
        String whole = used + " " + made.argument();
        if (used == null || used.equals("/bin/sh -c")) {
            RunLines.of(made.argument(), escape).forEach(this::line);
        } else if (whole.regionMatches(true, 0, shell + " ", 0, shell.length() + 1)) {
            RunLines.of(whole.substring(shell.length() + 1), escape).forEach(this::line);
        } else {
            var words = new ArrayList<>(List.of(used.split(" ")));
            words.add(made.argument());
            line("RUN " + GoText.json(words));
        }
    }

    private void copy(CreatedBy made) {
        Matcher source = InstructionArgument.SOURCE.matcher(made.argument());
        if (!source.find()) {
            line(made.keyword() + " " + made.argument());
            return;
        }
        String options = made.argument().substring(0, source.start()).strip();
        String target = made.argument().substring(source.end()).strip().replaceFirst("^in ", "");
        comment("from: " + made.keyword() + " of unknown source " + source.group());
        line(made.keyword() + " " + (options.isEmpty() ? "" : options + " ") + "unknown-" + source.group(1) + "-"
                + source.group(2).substring(0, 12) + " " + target);
    }

    /** The history parts paths by blanks only; where the config's paths fit, they are quoted one by one. */
    private String volumes(String argument) {
        if (argument.startsWith("[")) {
            return argument;
        }
        if (config.runtime().volumes().size() > MANY) {
            return GoText.json(List.of(argument.split(" ")));
        }
        List<String> known = config.runtime().volumes().stream().filter(argument::contains).toList();
        int length = known.stream().mapToInt(String::length).sum() + Math.max(0, known.size() - 1);
        return GoText.json(length == argument.length() ? known : List.of(argument.split(" ")));
    }

    private void comment(String text) {
        line("# " + text);
    }

    private void line(String text) {
        lines.add(new Line(text.replace('\n', ' ').replace('\r', ' '), step, layer));
    }
}
