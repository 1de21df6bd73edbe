package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.expansion.Expander;
import dev.cutaway.dockerfile.expansion.ExpansionException;
import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.dockerfile.syntax.Heredoc;
import dev.cutaway.dockerfile.syntax.HeredocSign;
import dev.cutaway.dockerfile.syntax.Statement;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code RUN}: a command whose changes become a layer.
 *
 * @param statement how it is written
 * @param command a line or words; heredocs are in the statement, {@link #script()} puts both together
 * @param mounts in order
 * @param network what the command may reach
 * @param security what the command may do
 * @param devices what the command needs
 */
public record Run(Statement statement, Command command, List<MountFlag> mounts, Network network, Security security,
        List<Device> devices) implements Instruction {

    /** Copies the lists. */
    public Run {
        mounts = List.copyOf(mounts);
        devices = List.copyOf(devices);
    }

    /** {@code --network}. */
    public enum Network {
        /** What the engine gives. */
        DEFAULT,
        /** Nothing but itself. */
        NONE,
        /** All that the host reaches. */
        HOST
    }

    /** {@code --security}. */
    public enum Security {
        /** As a container. */
        SANDBOX,
        /** Nearly all that root may. */
        INSECURE
    }

    /**
     * One {@code --mount}.
     *
     * @param text the flag's value as it is written
     * @param mount what it says; null as long as it has variables that are not expanded
     */
    public record MountFlag(Word text, @Nullable Mount mount) {

        private static final String FROM = "from=";

        /**
         * The stage or image it takes files from, as it is written; null for none. It is known before variables are, since
         * one in it is refused and nothing else in it is expanded.
         */
        public @Nullable String from() {
            String from = null;
            try {
                for (String field : Csv.fields(text.text())) {
                    from = field.regionMatches(true, 0, FROM, 0, FROM.length()) ? field.substring(FROM.length()) : from;
                }
            } catch (ExpansionException _) {
                // Whoever reads the whole says what is wrong with it.
                return null;
            }
            return from;
        }
    }

    /** What is to be run, heredocs put in. */
    public sealed interface Script {
        /** Started without a shell. */
        record Exec(List<String> words) implements Script {}

        /** A line, or several, for the shell; a heredoc that stays one for the shell is in it. */
        record Line(String text) implements Script {}

        /**
         * A heredoc that names its interpreter: {@code RUN <<EOF} and {@code #!/usr/bin/env python3}. To be written to an
         * executable file of that name in {@code /dev/pipes} and run by the shell.
         */
        record Program(String name, String content) implements Script {}
    }

    /** What is to be run, as BuildKit puts line and heredocs together. */
    public Script script() {
        if (command instanceof Command.ExecForm exec) {
            return new Script.Exec(exec.texts());
        }
        String line = ((Command.ShellForm) command).line().text();
        List<Heredoc> heredocs = statement.heredocs();
        if (heredocs.isEmpty()) {
            return new Script.Line(line);
        }
        if (HeredocSign.parse(line) != null) {
            Heredoc only = heredocs.getFirst();
            String body = only.body();
            return body.startsWith("#!") ? new Script.Program(only.name(), body) : new Script.Line(body);
        }
        var all = new StringBuilder(line);
        for (Heredoc heredoc : heredocs) {
            all.append('\n').append(heredoc.content()).append(heredoc.name());
        }
        return new Script.Line(all.toString());
    }

    /** The same with all its mounts read. */
    @Override
    public Run expanded(Expander expander) throws ExpansionException {
        var all = new ArrayList<MountFlag>(mounts.size());
        for (MountFlag flag : mounts) {
            all.add(new MountFlag(flag.text(), MountReader.read(flag.text().text(), expander)));
        }
        return new Run(statement, command, all, network, security, devices);
    }
}
