package dev.cutaway.engine.local.build.step;

import dev.cutaway.dockerfile.instruction.Cmd;
import dev.cutaway.dockerfile.instruction.Command;
import dev.cutaway.dockerfile.instruction.Entrypoint;
import dev.cutaway.dockerfile.instruction.Env;
import dev.cutaway.dockerfile.instruction.Expose;
import dev.cutaway.dockerfile.instruction.HealthCheck;
import dev.cutaway.dockerfile.instruction.Instruction;
import dev.cutaway.dockerfile.instruction.Label;
import dev.cutaway.dockerfile.instruction.Maintainer;
import dev.cutaway.dockerfile.instruction.OnBuild;
import dev.cutaway.dockerfile.instruction.Shell;
import dev.cutaway.dockerfile.instruction.StopSignal;
import dev.cutaway.dockerfile.instruction.User;
import dev.cutaway.dockerfile.instruction.Volume;
import dev.cutaway.engine.local.build.config.ImageDraft;
import dev.cutaway.engine.local.transfer.config.ConfigEditor;
import dev.cutaway.engine.local.transfer.config.Json;
import dev.cutaway.engine.local.transfer.config.RuntimeConfig;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.List;

/** Instructions that change settings and nothing else. */
final class ConfigStep {

    private ConfigStep() {}

    /**
     * Applies one.
     *
     * @param instruction variables expanded
     * @param commandSet whether this stage has set a command before
     * @throws IllegalArgumentException when a value makes no sense
     */
    static void apply(Instruction instruction, ImageDraft draft, boolean commandSet) {
        ConfigEditor editor = draft.editor(commandSet);
        switch (instruction) {
            case Cmd cmd -> editor.cmd(words(cmd.command(), editor.shell()));
            case Entrypoint entrypoint -> editor.entrypoint(words(entrypoint.command(), editor.shell()));
            case Env env -> env.variables().forEach(pair -> editor.env(pair.key().text(), pair.value().text()));
            case Label label -> label.labels().forEach(pair -> editor.label(pair.key().text(), pair.value().text()));
            case Expose expose -> expose.ports().forEach(port -> editor.expose(port.text()));
            case Volume volume -> volume.paths().forEach(path -> editor.volume(path.text()));
            case User user -> editor.user(user.user().text());
            case StopSignal signal -> editor.stopSignal(signal.signal().text());
            case Shell shell -> editor.shell(shell.texts());
            case HealthCheck check -> editor.healthcheck(health(check));
            case OnBuild trigger -> editor.onBuild(trigger.expression());
            case Maintainer maintainer -> draft.author(maintainer.author().text());
            default -> throw new IllegalStateException("no setting: " + instruction.name());
        }
        editor.config();
    }

    private static List<String> words(Command command, List<String> shell) {
        return command.isEmpty() ? List.of() : command.arguments(shell);
    }

    private static ObjectNode health(HealthCheck check) {
        ObjectNode health = Json.object();
        health.set("Test", RuntimeConfig.list(check.test()));
        put(health, "Interval", check.interval());
        put(health, "Timeout", check.timeout());
        put(health, "StartPeriod", check.startPeriod());
        put(health, "StartInterval", check.startInterval());
        if (check.retries() != 0) {
            health.put("Retries", check.retries());
        }
        return health;
    }

    private static void put(ObjectNode health, String name, Duration time) {
        if (!time.isZero()) {
            health.put(name, time.toNanos());
        }
    }
}
