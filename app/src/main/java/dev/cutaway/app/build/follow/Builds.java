package dev.cutaway.app.build.follow;

import dev.cutaway.app.engines.EngineEntry;
import dev.cutaway.app.engines.EngineState;
import dev.cutaway.app.engines.Engines;
import dev.cutaway.app.task.Failures;
import dev.cutaway.app.task.Job;
import dev.cutaway.app.task.Tasks;
import dev.cutaway.app.task.Work;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.Engine;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.build.BuildHistory;
import dev.cutaway.engine.api.build.BuildRecord;
import dev.cutaway.engine.api.build.BuildRequest;
import dev.cutaway.engine.api.build.BuildService;
import dev.cutaway.engine.api.system.DiskUsage;
import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/**
 * The builds of the chosen engine, kept up to date. Those that run are followed, whoever started them, and told of in the
 * status bar. For the UI thread; what takes time happens on others.
 */
public final class Builds implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Builds.class.getName());

    /** How it stands with the list. */
    public sealed interface State {
        /** There is no engine to ask. */
        record Away() implements State {}

        /** The engine does not build. */
        record Unable(EngineEntry entry) implements State {}

        /** Asked for the first time. */
        record Reading() implements State {}

        /**
         * Known.
         *
         * @param records newest first, without the texts of their Dockerfiles
         * @param cache what lies in the build cache; null until it was counted
         */
        record Known(List<BuildRecord> records, @Nullable Cache cache) implements State {}

        /** The engine is there, but does not tell. */
        record Failed(Throwable reason) implements State {}
    }

    /**
     * The build cache.
     *
     * @param bytes of all {@code records}, and of what else is kept for builds
     * @param unsharedBytes of those {@code unshared} records that no image needs: what a prune takes that is not asked for all
     */
    public record Cache(int records, long bytes, int unshared, long unsharedBytes) {}

    private final Engines engines;
    private final Tasks tasks;
    private final Texts texts;
    private final Consumer<ObservableValue<String>> notices;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Away());
    private final ReadOnlyIntegerWrapper running = new ReadOnlyIntegerWrapper();
    private final FollowedBuilds followed;
    private final HistoryLimit limit;
    private @Nullable Engine engine;
    private volatile @Nullable BuildService service;
    private @Nullable Job reading;
    private boolean again;
    /** Builds that were asked for while the engine was being reached. */
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    /**
     * Follows the engines from now on.
     *
     * @param notices told of what did not come about
     * @param logs the folder for what builds write while they are looked at
     */
    public Builds(Engines engines, Tasks tasks, Texts texts, Consumer<ObservableValue<String>> notices, Path logs) {
        this.notices = notices;
        this.engines = engines;
        this.tasks = tasks;
        this.texts = texts;
        limit = new HistoryLimit(tasks);
        followed = new FollowedBuilds(tasks, texts, logs, this::cancel);
        engines.stateProperty().subscribe(this::engine);
        engines.revisionProperty().addListener((revision, before, now) -> refresh());
    }

    /** How it stands with the list. */
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /**
     * A build with the text of its Dockerfile. Blocks; for any thread.
     *
     * @throws EngineException {@code UNREACHABLE} where there is no engine that builds
     */
    public BuildRecord whole(BuildRecord record) throws EngineException {
        BuildService by = service;
        if (by == null) {
            throw new EngineException(EngineException.Reason.UNREACHABLE, "there is no engine that builds");
        }
        return by.history().get(record.id());
    }

    /** The builds as they are known now, without the texts of their Dockerfiles. */
    public List<BuildRecord> records() {
        return state.get() instanceof State.Known known ? known.records() : List.of();
    }

    /** How many builds run. */
    public ReadOnlyIntegerProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** How much of the history stays. */
    public HistoryLimit limit() {
        return limit;
    }

    /** What builds; empty where there is no engine that does. */
    public Optional<BuildService> service() {
        return Optional.ofNullable(service);
    }

    private void engine(EngineState now) {
        if (reading != null) {
            reading.cancel();
            reading = null;
        }
        again = false;
        Engine reached = now.reached().orElse(null);
        if (reached != engine) {
            letGo();
        }
        engine = reached;
        service = now.reached().flatMap(Engine::builds).orElse(null);
        if (service == null) {
            limit.read(null);
        }
        if (engine == null) {
            state.set(new State.Away());
        } else if (service == null) {
            now.chosen().ifPresent(entry -> state.set(new State.Unable(entry)));
        } else {
            state.set(new State.Reading());
            refresh();
        }
        while (isDecided() && !waiting.isEmpty()) {
            waiting.removeFirst().run();
        }
    }

    /** Whether the chosen engine was reached, or is known not to come. Between two engines none is chosen. */
    private boolean isDecided() {
        return switch (engines.stateProperty().get()) {
            case EngineState.None _,EngineState.Starting _ -> false;
            case EngineState.There _,EngineState.Gone _ -> true;
        };
    }

    /** Asks again. While it is asked already, once more afterwards. */
    public void refresh() {
        BuildService from = service;
        if (from == null) {
            return;
        }
        if (reading != null) {
            again = true;
            return;
        }
        limit.read(from.history());
        reading = tasks.startQuietly(progress -> from.history().outline(), records -> {
            show(records);
            count();
        }, this::failed);
    }

    private void show(List<BuildRecord> records) {
        Cache cache = state.get() instanceof State.Known known ? known.cache() : null;
        state.set(new State.Known(List.copyOf(records), cache));
        int count = 0;
        for (BuildRecord record : records) {
            if (record.outcome() instanceof BuildRecord.Outcome.Running) {
                count++;
                follow(record);
            }
        }
        running.set(count);
    }

    private void count() {
        Engine from = engine;
        if (from == null) {
            finish();
            return;
        }
        reading = tasks.startQuietly(progress -> count(from), cache -> {
            state.set(new State.Known(records(), cache));
            finish();
        }, thrown -> {
            // The list is right without it.
            LOG.log(Level.WARNING, "counting the build cache", thrown);
            finish();
        });
    }

    /** Our own store knows what everything takes that is kept for builds; of others, what they count. */
    private static Cache count(Engine from) throws EngineException {
        var cache = from.system().diskUsage().buildCache();
        long counted = cache.stream().mapToLong(record -> record.size()).sum();
        List<DiskUsage.CacheRecord> unshared = cache.stream().filter(record -> !record.shared()).toList();
        return new Cache(cache.size(), from.store().isPresent() ? from.store().get().usage().builds() : counted,
                unshared.size(), unshared.stream().mapToLong(DiskUsage.CacheRecord::size).sum());
    }

    private void failed(Throwable thrown) {
        LOG.log(Level.WARNING, "reading the engine's builds", thrown);
        if (thrown instanceof UnsupportedOperationException) {
            service = null;
            engines.stateProperty().get().chosen().ifPresent(entry -> state.set(new State.Unable(entry)));
        } else {
            state.set(new State.Failed(thrown));
        }
        finish();
    }

    private void finish() {
        reading = null;
        if (again) {
            again = false;
            refresh();
        }
    }

    /**
     * Starts a build and follows it; where the engine is yet to be reached, as soon as it is there.
     *
     * @param order makes what is asked for; runs off the UI thread, for it may read secrets
     * @param started told of the build
     * @param failed told why it could not begin
     * @return takes it back while it waits for the engine, and says whether it did: then nobody is told anything
     */
    public BooleanSupplier start(Work<BuildRequest> order, Consumer<FollowedBuild> started,
            Consumer<Throwable> failed) {
        Runnable begin = () -> begin(order, started, failed);
        if (isDecided()) {
            begin.run();
        } else {
            waiting.add(begin);
        }
        return () -> waiting.remove(begin);
    }

    private void begin(Work<BuildRequest> order, Consumer<FollowedBuild> started, Consumer<Throwable> failed) {
        BuildService by = service;
        if (by == null) {
            failed.accept(engines.stateProperty().get() instanceof EngineState.Gone(EngineEntry _, Throwable reason)
                    ? reason
                    : new EngineException(EngineException.Reason.UNSUPPORTED, "this engine does not build"));
            return;
        }
        tasks.startQuietly(progress -> {
            BuildHistory history = by.history();
            return history.get(history.start(order.run(progress)));
        }, record -> {
            FollowedBuild build = follow(record);
            started.accept(build);
            refresh();
        }, failed);
    }

    /** A build with everything that happened in it; what is not at hand any more comes from the engine. */
    public FollowedBuild open(BuildRecord record) {
        return follow(record);
    }

    /** A build that is at hand. */
    public Optional<FollowedBuild> at(String id) {
        return followed.at(id);
    }

    private FollowedBuild follow(BuildRecord record) {
        return followed.follow(record, service, this::refresh);
    }

    /** Stops a build. */
    public void cancel(String id) {
        BuildService by = service;
        if (by != null) {
            tasks.startQuietly(progress -> {
                by.history().cancel(id);
                return true;
            }, done -> refresh(), thrown -> {
                LOG.log(Level.WARNING, "stopping a build", thrown);
                notices.accept(texts.of("build.not-cancelled", new Failures(texts).of(texts.of("build.bar.cancel"), "",
                        thrown).why()));
                refresh();
            });
        }
    }

    /**
     * Forgets builds that have ended.
     *
     * @param done run when they are gone
     * @param failed told why they are not
     */
    public void remove(Collection<String> ids, Runnable done, Consumer<Throwable> failed) {
        BuildHistory history = service == null ? null : service.history();
        if (history == null) {
            return;
        }
        tasks.startQuietly(progress -> {
            history.remove(ids);
            return true;
        }, gone -> {
            ids.forEach(followed::forget);
            refresh();
            done.run();
        }, failed);
    }

    /** Lets go of all; builds go on without us, and those that wait for an engine never begin. */
    @Override
    public void close() {
        waiting.clear();
        letGo();
    }

    private void letGo() {
        followed.close();
        running.set(0);
    }
}
