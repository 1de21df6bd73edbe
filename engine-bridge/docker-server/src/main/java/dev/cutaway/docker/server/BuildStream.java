package dev.cutaway.docker.server;

import dev.cutaway.docker.wire.json.StreamDocument;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildStep;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A build as Docker's classic builder tells it: one step after another. What happens in a step whose turn has not come
 * is told when it comes.
 */
final class BuildStream implements Consumer<BuildEvent> {

    /** Docker prints errors of commands in red. */
    private static final String RED = "\u001b[91m";
    private static final String PLAIN = "\u001b[0m";

    private final Messages messages;
    private final boolean quiet;
    private final Map<Integer, BuildStep> steps = new HashMap<>();
    private final Map<Integer, List<BuildEvent>> waiting = new HashMap<>();
    private final Map<Integer, String> containers = new HashMap<>();
    private final Set<Integer> ended = new HashSet<>();
    private int current = 1;
    private @Nullable Integer exitCode;
    private boolean failed;

    /** @param quiet to tell nothing but the image */
    BuildStream(Messages messages, boolean quiet) {
        this.messages = messages;
        this.quiet = quiet;
    }

    @Override
    public void accept(BuildEvent event) {
        switch (event) {
            case BuildEvent.Planned planned -> planned.steps().forEach(step -> steps.put(step.number(), step));
            case BuildEvent.Started started -> inTurn(started.step(), event);
            case BuildEvent.Decided decided -> inTurn(decided.step(), event);
            case BuildEvent.Running running -> inTurn(running.step(), event);
            case BuildEvent.Output output -> inTurn(output.step(), event);
            case BuildEvent.Finished finished -> {
                inTurn(finished.step(), event);
                ended.add(finished.step());
                while (ended.contains(current)) {
                    current++;
                    flush(current);
                }
            }
            case BuildEvent.Failed failure -> {
                failed = true;
                exitCode = failure.exitCode();
                flush(failure.step());
                removed(failure.step());
            }
            case BuildEvent.Warning warning -> line("[Warning] " + warning.text());
            case BuildEvent.Built built -> {
                if (quiet) {
                    messages.send(StreamDocument.line(built.id().toString()));
                }
                line("Successfully built " + built.id().shortId());
            }
            case BuildEvent.Tagged tagged -> line("Successfully tagged " + tagged.tag().familiar());
        }
    }

    private void inTurn(int step, BuildEvent event) {
        if (step == current) {
            tell(event);
        } else {
            waiting.computeIfAbsent(step, _ -> new ArrayList<>()).add(event);
        }
    }

    private void flush(int step) {
        List<BuildEvent> events = waiting.remove(step);
        if (events != null) {
            events.forEach(this::tell);
        }
    }

    private void tell(BuildEvent event) {
        switch (event) {
            case BuildEvent.Started started -> {
                BuildStep step = steps.get(started.step());
                line("Step " + started.step() + "/" + steps.size() + " : " + (step == null ? "" : step.text()));
            }
            case BuildEvent.Decided decided -> {
                if (decided.reason().hit()) {
                    line(" ---> Using cache");
                }
            }
            case BuildEvent.Running running -> {
                containers.put(running.step(), running.container());
                line(" ---> Running in " + running.container());
            }
            case BuildEvent.Output output -> text(output.stderr() ? RED + output.text() + PLAIN : output.text());
            case BuildEvent.Finished finished -> finished(finished.step(), finished.id());
            default -> throw new IllegalStateException("has no turn: " + event);
        }
    }

    private void finished(int number, @Nullable Digest id) {
        removed(number);
        BuildStep step = steps.get(number);
        if (step == null || step.stageName().isEmpty()) {
            return;
        }
        line(" ---> " + (id == null ? "" : id.shortId()));
        BuildStep next = steps.get(number + 1);
        boolean last = next == null || next.stage() != step.stage();
        if (last && id != null && !quiet) {
            messages.send(TransferRoutes.result(id));
        }
    }

    private void removed(int step) {
        String container = containers.remove(step);
        if (container != null) {
            line("Removing intermediate container " + container);
        }
    }

    private void line(String line) {
        text(line + "\n");
    }

    private void text(String text) {
        if (!quiet) {
            messages.send(StreamDocument.text(text));
        }
    }

    /** Tells why the build ended; false where nothing was told before. */
    boolean failed(EngineException e) {
        if (!failed) {
            return false;
        }
        messages.sendError(e, exitCode);
        return true;
    }
}
