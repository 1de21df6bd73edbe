package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.syntax.Statement;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code HEALTHCHECK}: how an engine sees whether a container works. Only the last of a stage counts.
 *
 * @param statement how it is written
 * @param command what is run; null for {@code HEALTHCHECK NONE}, which takes the base's away
 * @param interval zero for the engine's default, as all the others
 * @param timeout how long one run may take
 * @param startPeriod how long failures do not count at the start
 * @param startInterval how often it is run in that time
 * @param retries how many failures make a container unhealthy
 */
public record HealthCheck(Statement statement, @Nullable Command command, Duration interval, Duration timeout,
        Duration startPeriod, Duration startInterval, int retries) implements Instruction {

    /** What goes into the config: {@code NONE}; {@code CMD} and words; {@code CMD-SHELL} and a line. */
    public List<String> test() {
        return switch (command) {
            case null -> List.of("NONE");
            case Command.ShellForm shell -> List.of("CMD-SHELL", shell.line().text());
            case Command.ExecForm exec -> Stream.concat(Stream.of("CMD"), exec.texts().stream()).toList();
        };
    }
}
