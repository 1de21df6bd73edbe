package dev.cutaway.app.build;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildHistory;
import dev.cutaway.engine.api.build.BuildLogEntry;
import dev.cutaway.engine.api.build.BuildRecord;
import dev.cutaway.engine.api.build.BuildRecord.Outcome;
import dev.cutaway.engine.api.build.BuildRequest;
import dev.cutaway.engine.api.build.BuildService;
import dev.cutaway.engine.api.build.BuildSource;
import dev.cutaway.engine.api.build.Retention;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Builds that do what a test says, when it says it. */
public final class FakeBuilds implements BuildService, BuildHistory {

    /** A build with what happened in it. */
    private static final class Build {
        private BuildRecord record;
        private final List<BuildLogEntry> entries = new ArrayList<>();
        private int breaks;
        private boolean lost;

        Build(BuildRecord record) {
            this.record = record;
        }
    }

    private final Map<String, Build> builds = new LinkedHashMap<>();
    private final List<BuildRequest> requests = new ArrayList<>();
    private final List<Boolean> prunes = new ArrayList<>();
    private int number;
    private Retention retention = Retention.DEFAULT;
    private volatile @Nullable String refusal;
    private final List<String> opened = new CopyOnWriteArrayList<>();
    private volatile @Nullable Digest left;
    private volatile boolean unknown;

    /** What was asked for. */
    public synchronized List<BuildRequest> requests() {
        return List.copyOf(requests);
    }

    /** Whether all was pruned, for each time. */
    public synchronized List<Boolean> prunes() {
        return List.copyOf(prunes);
    }

    /** No build can be cancelled from now on. */
    public void refuse(String why) {
        refusal = why;
    }

    /** Which steps were opened: the build and the number of the step. */
    public List<String> opened() {
        return List.copyOf(opened);
    }

    /** No step left anything that is known from now on. */
    public void forget() {
        unknown = true;
    }

    /** Every step left this from now on; until then it was removed. */
    public void leave(Digest image) {
        left = image;
    }

    /** Keeps a build. */
    public synchronized void keep(BuildRecord record) {
        builds.put(record.id(), new Build(record));
        notifyAll();
    }

    /** Something happens in a build. */
    public synchronized void tell(String id, long millis, BuildEvent event) {
        build(id).entries.add(new BuildLogEntry(Duration.ofMillis(millis), event));
        notifyAll();
    }

    /** The Dockerfile of a build was read. */
    public synchronized void write(String id, String text) {
        Build build = build(id);
        BuildRecord was = build.record;
        build.record = new BuildRecord(was.id(), was.origin(), was.dockerfile(), text, was.tags(), was.target(),
                was.args(), was.labels(), was.secrets(), was.options(), was.started(), was.steps(), was.cached(),
                was.outcome());
    }

    /** Whoever follows a build now follows it no further. */
    public synchronized void breakOff(String id) {
        build(id).breaks++;
        notifyAll();
    }

    /** Nobody can follow a build from now on. */
    public synchronized void lose(String id) {
        build(id).lost = true;
    }

    /** A build ends. */
    public synchronized void end(String id, Outcome outcome) {
        Build build = build(id);
        BuildRecord was = build.record;
        int steps = build.entries.stream().filter(entry -> entry.event() instanceof BuildEvent.Planned)
                .mapToInt(entry -> ((BuildEvent.Planned) entry.event()).steps().size()).sum();
        build.record = new BuildRecord(was.id(), was.origin(), was.dockerfile(), was.text(), was.tags(), was.target(),
                was.args(), was.labels(), was.secrets(), was.options(), was.started(), steps, was.cached(), outcome);
        notifyAll();
    }

    private Build build(String id) {
        return Objects.requireNonNull(builds.get(id), id);
    }

    @Override
    public synchronized String start(BuildRequest request) {
        requests.add(request);
        String id = "build" + ++number;
        String origin = request.source() instanceof BuildSource.Folder folder
                ? folder.path().toString()
                : request.source() instanceof BuildSource.Remote remote ? remote.address() : "";
        keep(new BuildRecord(id, origin, request.dockerfile(), String.valueOf(request.text()), request.tags(),
                request.target(), request.args(), request.labels(), List.copyOf(request.secrets().keySet()),
                request.options(), Instant.now(), 0, 0, new Outcome.Running()));
        return id;
    }

    /** All of them, whole. */
    public synchronized List<BuildRecord> list() {
        return builds.values().stream().map(build -> build.record).toList().reversed();
    }

    @Override
    public BuildRecord follow(String id, Consumer<BuildLogEntry> listener) throws EngineException {
        int told = 0;
        int breaks = -1;
        while (true) {
            List<BuildLogEntry> more;
            synchronized (this) {
                Build build = builds.get(id);
                if (build == null) {
                    throw new EngineException(Reason.NOT_FOUND, "no such build");
                }
                if (build.lost) {
                    throw new EngineException(Reason.UNREACHABLE, "its log is gone");
                }
                breaks = breaks < 0 ? build.breaks : breaks;
                try {
                    while (told == build.entries.size()) {
                        if (!(build.record.outcome() instanceof Outcome.Running)) {
                            return build.record;
                        }
                        wait();
                        if (build.breaks > breaks) {
                            throw new EngineException(Reason.UNREACHABLE, "the connection broke");
                        }
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    var cancelled = new CancellationException("interrupted");
                    cancelled.initCause(e);
                    throw cancelled;
                }
                more = List.copyOf(build.entries.subList(told, build.entries.size()));
            }
            more.forEach(listener);
            told += more.size();
        }
    }

    @Override
    public void cancel(String id) throws EngineException {
        String why = refusal;
        if (why != null) {
            throw new EngineException(Reason.CONFLICT, why);
        }
        end(id, new Outcome.Cancelled(Duration.ofMillis(900)));
    }

    @Override
    public synchronized void remove(Collection<String> ids) {
        ids.forEach(builds::remove);
        notifyAll();
    }

    @Override
    public Digest open(String id, int step) throws EngineException {
        opened.add(id + " " + step);
        if (unknown) {
            throw new EngineException(Reason.NOT_FOUND, "no such step");
        }
        Digest image = left;
        if (image == null) {
            throw new EngineException(Reason.CONFLICT, "a layer of it was removed");
        }
        return image;
    }

    @Override
    public BuildHistory history() {
        return this;
    }

    @Override
    public Digest build(BuildRequest request, Consumer<BuildEvent> listener) {
        throw new UnsupportedOperationException("a window builds through the history");
    }

    @Override
    public synchronized Pruned pruneCache(boolean all, Filters filters) {
        prunes.add(all);
        return new Pruned(List.of("c1"), 1_200_000);
    }

    @Override
    public List<BuildRecord> outline() {
        return list().stream().map(BuildRecord::withoutText).toList();
    }

    @Override
    public synchronized BuildRecord get(String id) {
        return build(id).record;
    }

    @Override
    public synchronized Retention retention() {
        return retention;
    }

    @Override
    public synchronized void retain(Retention next) {
        retention = next;
    }
}
