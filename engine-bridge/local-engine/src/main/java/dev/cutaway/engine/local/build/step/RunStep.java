package dev.cutaway.engine.local.build.step;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.dockerfile.instruction.Run;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildRequest;
import dev.cutaway.engine.local.build.layer.MadeLayer;
import dev.cutaway.engine.local.build.root.Rootfs;
import dev.cutaway.engine.local.build.run.Command;
import dev.cutaway.engine.local.build.run.RunMount;
import dev.cutaway.engine.local.build.run.Sandbox;
import dev.cutaway.engine.local.build.user.Accounts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code RUN}: a command, and the layer of what it changed. */
final class RunStep {

    private static final String PROGRAM = "/dev/pipes/";

    private final StageRunner stage;
    private final Run command;

    RunStep(StageRunner stage, Run command) {
        this.stage = stage;
        this.command = command;
    }

    void run() throws IOException {
        var arguments = new TreeMap<String, String>();
        stage.scope().args().forEach((name, value) -> {
            if (value != null) {
                arguments.put(name, value);
            }
        });
        String line = String.join(" ", words());
        String createdBy = line;
        if (!arguments.isEmpty()) {
            var shown = new ArrayList<String>(List.of("|" + arguments.size()));
            arguments.forEach((name, value) -> shown.add(name + "=" + value));
            createdBy = String.join(" ", shown) + " " + line;
        }
        var mounts = new RunMounts(stage, command);
        stage.settle(text(line), createdBy, mounts.inputs(), arguments, () -> make(mounts));
    }

    /** All that the instruction says; what a secret is does not count. */
    private String text(String line) {
        var text = new StringBuilder("RUN ");
        command.mounts().forEach(mount -> text.append("--mount=").append(mount.text()).append(' '));
        if (network() == BuildRequest.Network.NONE) {
            text.append("--network=none ");
        }
        text.append(line);
        if (command.script() instanceof Run.Script.Program(_, String content)) {
            text.append('\n').append(content);
        }
        return text.toString();
    }

    private List<String> words() {
        return switch (command.script()) {
            case Run.Script.Exec(List<String> words) -> words;
            case Run.Script.Line(String line) -> withShell(line);
            case Run.Script.Program(String name, _) -> withShell(PROGRAM + name);
        };
    }

    private List<String> withShell(String line) {
        var all = new ArrayList<>(stage.draft().editor().shell());
        all.add(line);
        return all;
    }

    private BuildRequest.Network network() {
        return switch (command.network()) {
            case NONE -> BuildRequest.Network.NONE;
            case HOST -> BuildRequest.Network.HOST;
            case DEFAULT -> stage.build().request().options().network();
        };
    }

    private MadeLayer make(RunMounts mounts) throws IOException {
        Workshop workshop = stage.build().workshop();
        Rootfs root = stage.root();
        int number = stage.step().number();
        try (Sandbox sandbox = Sandbox.prepare(workshop.folder(), workshop.snapshots(), workshop.kept(), root)) {
            stage.build().tell(new BuildEvent.Running(number, sandbox.id()));
            int code = sandbox.run(command(root, sandbox.id(), mounts),
                    (stderr, text) -> stage.build().tell(new BuildEvent.Output(number, stderr, text)));
            if (code != 0) {
                stage.keepState(() -> workshop.layers().make(sandbox.changes(stage.build().epoch())));
                throw new StepException(Reason.FAILED, "The command '" + String.join(" ", words())
                        + "' returned a non-zero code: " + code, code, null);
            }
            return workshop.layers().make(sandbox.changes(stage.build().epoch()));
        }
    }

    private Command command(Rootfs root, String name, RunMounts mounts) throws IOException {
        Accounts.Identity user = Accounts.of(root).identity(stage.draft().editor().user());
        Map<String, String> environment = new LinkedHashMap<>(stage.scope().runEnvironment());
        environment.putAll(mounts.environment());
        environment.putIfAbsent("HOSTNAME", name);
        environment.putIfAbsent("HOME", user.home());
        String workingDir = stage.draft().editor().workingDir();
        List<RunMount> all = new ArrayList<>(mounts.mounts());
        if (command.script() instanceof Run.Script.Program(String program, String content)) {
            all.add(new RunMount.Secret(PROGRAM + program, content.getBytes(UTF_8), 0755, 0, 0));
        }
        return new Command(words(), environment, workingDir.isEmpty() ? "/" : workingDir, user,
                network() != BuildRequest.Network.NONE, name, stage.build().request().options().extraHosts(), all);
    }
}
