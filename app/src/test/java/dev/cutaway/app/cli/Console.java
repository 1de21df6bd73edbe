package dev.cutaway.app.cli;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A command line run in this process, with what it printed and what it asked of the desktop app. */
final class Console {

    final List<String> asked = new ArrayList<>();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CommandLineInterface commands;

    Console(Path indexFolder) {
        var desktop = new DesktopApp() {
            @Override
            public int openWindow(List<Path> images) {
                asked.add("window " + images);
                return ExitCode.OK;
            }

            @Override
            public int takeScreenshots(Path folder, List<Path> images) {
                asked.add("screenshots " + folder + " " + images);
                return ExitCode.OK;
            }

            @Override
            public int rehearse() {
                throw new StackOverflowError("rehearsal");
            }
        };
        var engine = new EngineRunner() {
            @Override
            public int run(@Nullable Path socket, @Nullable Path data, @Nullable Duration idle) {
                asked.add("engine " + socket + " " + data + " " + idle);
                return ExitCode.OK;
            }

            @Override
            public int rehearse() {
                throw new StackOverflowError("rehearsal");
            }
        };
        commands = new CommandLineInterface(desktop, engine, indexFolder, out,
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    int run(Object... arguments) {
        var texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        return commands.run(texts);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    CommandLineInterface commands() {
        return commands;
    }
}
