package dev.cutaway.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Understands the command line, runs what it asks for, and turns every outcome into an {@link ExitCode}. */
public final class CommandLineInterface {

    private final OutputStream out;
    private final PrintStream err;
    private final CommandLine commands;

    /**
     * @param desktop runs the desktop app
     * @param engine runs the bundled engine
     * @param indexFolder where indexes of layers are kept from one run to the next
     * @param out where results go; not closed
     * @param err where messages to a person go
     */
    public CommandLineInterface(DesktopApp desktop, EngineRunner engine, Path indexFolder, OutputStream out,
            PrintStream err) {
        this.out = new StandardOutput(out);
        this.err = err;
        commands = new CommandLine(new CutawayCommand(desktop))
                .addSubcommand(new InspectCommand(indexFolder, this.out, err))
                .addSubcommand(new EngineCommand(engine)).setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((wrong, _) -> explainUsage(wrong))
                .setExecutionExceptionHandler((failure, _, _) -> Failure.explain(failure, err))
                .setExecutionStrategy(this::execute);
    }

    /**
     * Does what the arguments say.
     *
     * @return an {@link ExitCode}
     */
    public int run(String... arguments) {
        try {
            return commands.execute(arguments);
        } catch (Error e) {
            // Unhandled, it would end the process with the code of a broken bound.
            return Failure.explain(e, err);
        }
    }

    private int execute(ParseResult parsed) {
        ParseResult innermost = parsed;
        while (innermost.hasSubcommand()) {
            innermost = innermost.subcommand();
        }
        if (innermost.isUsageHelpRequested()) {
            return print(helpText(innermost.commandSpec().name()));
        }
        if (innermost.isVersionHelpRequested()) {
            return print("cutaway " + version() + "\n");
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private int print(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return ExitCode.OK;
        } catch (IOException e) {
            return Failure.explain(e, err);
        }
    }

    private int explainUsage(ParameterException wrong) {
        err.println("cutaway: " + Printable.line(String.valueOf(wrong.getMessage())));
        err.println("See: " + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    /** The help of a command, which the start script shows too, without starting Java. */
    static String helpText(String command) {
        try (InputStream text = CommandLineInterface.class.getResourceAsStream(command + ".txt")) {
            if (text == null) {
                throw new IllegalStateException("no help for " + command);
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** This program's version, which the build writes into the module. */
    static String version() {
        var descriptor = CommandLineInterface.class.getModule().getDescriptor();
        return descriptor == null ? "(development)" : descriptor.rawVersion().orElse("(development)");
    }

    /** For tests: the commands with their options. */
    CommandLine commands() {
        return commands;
    }
}
