package dev.cutaway.engine.api.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cutaway.engine.api.Engine;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildHistory;
import dev.cutaway.engine.api.build.BuildLogEntry;
import dev.cutaway.engine.api.build.BuildRecord;
import dev.cutaway.engine.api.build.BuildRecord.Outcome;
import dev.cutaway.engine.api.build.BuildRequest;
import dev.cutaway.engine.api.build.BuildService;
import dev.cutaway.engine.api.build.BuildSource;
import dev.cutaway.engine.api.build.Retention;
import dev.cutaway.engine.api.image.ImageQuery;
import dev.cutaway.engine.api.image.ImageSummary;
import dev.cutaway.engine.api.system.EngineEvent;
import dev.cutaway.engine.api.system.EventQuery;
import dev.cutaway.engine.api.system.EventStream;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.testing.TestLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** What the history of builds of every engine that has one does. Builds run no commands here. */
@Timeout(60)
public abstract class BuildHistoryContract {

    private static final String DOCKERFILE = "FROM scratch\nARG V=1\nCOPY a.txt /a\nLABEL v=$V\n";

    @TempDir
    Path context;

    /** The engine to test; a new one for each test. */
    protected abstract Engine engine() throws Exception;

    private BuildService builds() throws Exception {
        return engine().builds().orElseThrow();
    }

    private BuildHistory history() throws Exception {
        return builds().history();
    }

    private BuildRequest request() throws Exception {
        Files.writeString(context.resolve("a.txt"), "hello");
        Files.writeString(context.resolve("Dockerfile"), DOCKERFILE);
        return BuildRequest.of(new BuildSource.Folder(context), ImageReference.parse("lab/x:1"));
    }

    private List<BuildLogEntry> told(String id) throws Exception {
        var told = new ArrayList<BuildLogEntry>();
        BuildRecord end = history().follow(id, told::add);
        assertThat(end.outcome()).isNotInstanceOf(Outcome.Running.class);
        return told;
    }

    private static List<BuildEvent> events(List<BuildLogEntry> entries) {
        return entries.stream().map(BuildLogEntry::event).toList();
    }

    @Test
    void a_build_that_was_started_tells_all_and_is_kept() throws Exception {
        Instant before = Instant.now().minusSeconds(1);
        var options = BuildRequest.Options.DEFAULT.withSsh(true);
        String id = history().start(request().withArg("V", "7").withSecret("key", "hidden".getBytes(UTF_8))
                .with(options));
        List<BuildLogEntry> told = told(id);

        BuildRecord record = history().get(id);
        assertThat(record.id()).isEqualTo(id).matches("[a-z0-9]+");
        assertThat(record.origin()).isEqualTo(context.toString());
        assertThat(record.text()).isEqualTo(DOCKERFILE);
        assertThat(record.tags()).containsExactly(ImageReference.parse("lab/x:1"));
        assertThat(record.args()).isEqualTo(Map.of("V", "7"));
        assertThat(record.secrets()).containsExactly("key");
        assertThat(record.options()).isEqualTo(options);
        assertThat(record.started()).isBetween(before, Instant.now().plusSeconds(1));
        assertThat(record.steps()).isEqualTo(4);
        assertThat(record.cached()).isZero();
        var image = engine().images().inspect("lab/x:1");
        assertThat(record.outcome()).isInstanceOfSatisfying(Outcome.Built.class, built -> {
            assertThat(built.image()).isEqualTo(image.id());
            assertThat(built.bytes()).isEqualTo(5);
            assertThat(built.time()).isPositive();
        });
        assertThat(events(told)).contains(new BuildEvent.Built(image.id()));
        assertThat(events(told).getFirst()).isInstanceOf(BuildEvent.Planned.class);
        assertThat(told).extracting(BuildLogEntry::since).isSorted().allMatch(since -> !since.isNegative());
        assertThat(told(id)).isEqualTo(told);
    }

    @Test
    void every_build_is_in_the_history_the_newest_first() throws Exception {
        var heard = new ArrayList<BuildEvent>();
        builds().build(request(), heard::add);
        String second = history().start(request());
        List<BuildLogEntry> told = told(second);

        List<BuildRecord> all = history().outline();
        assertThat(all).hasSize(2);
        assertThat(all.getFirst().id()).isEqualTo(second);
        assertThat(all.getFirst().cached()).isEqualTo(3);
        assertThat(events(told(all.getLast().id()))).isEqualTo(heard);
        assertThat(told).isNotEmpty();
    }

    @Test
    void a_tar_is_read_before_a_start_returns() throws Exception {
        var tar = new ByteArrayInputStream(new TestLayer().file("b.txt", "b").toBytes());
        String id = history().start(
                BuildRequest.of(new BuildSource.Tar(tar)).withText("FROM scratch\nCOPY b.txt /\n"));
        assertThat(tar.available()).isZero();
        assertThat(history().follow(id, _ -> {
        }).outcome()).isInstanceOf(Outcome.Built.class);
        assertThat(history().outline().getFirst().origin()).isEmpty();
    }

    @Test
    void what_fails_says_where_and_why() throws Exception {
        String step = history().start(request().withText("FROM scratch\n\nCOPY nope /\n"));
        assertThat(events(told(step))).anyMatch(event -> event instanceof BuildEvent.Failed failed
                && failed.line() == 3);
        assertThat(history().outline().getFirst().outcome()).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.step()).isEqualTo(2);
            assertThat(failed.line()).isEqualTo(3);
            assertThat(failed.message()).contains("nope");
            assertThat(failed.exitCode()).isNull();
        });

        String parse = history().start(request().withText("FROM scratch\nFOO\n"));
        assertThat(events(told(parse))).singleElement().isInstanceOfSatisfying(BuildEvent.Failed.class,
                failed -> assertThat(failed.line()).isEqualTo(2));
        assertThat(history().outline().getFirst().outcome()).isInstanceOfSatisfying(Outcome.Failed.class,
                failed -> assertThat(failed.step()).isZero());
    }

    @Test
    void a_context_that_is_not_there_is_told_by_the_record() throws Exception {
        String id = history().start(BuildRequest.of(new BuildSource.Folder(context.resolve("nowhere"))));
        assertThat(history().follow(id, _ -> {
        }).outcome()).isInstanceOfSatisfying(Outcome.Failed.class,
                failed -> assertThat(failed.message()).contains("nowhere"));
    }

    @Test
    void an_exception_of_the_follower_ends_the_following() throws Exception {
        String id = history().start(request());
        assertThat(catchThrowable(() -> history().follow(id, _ -> {
            throw new CancellationException("enough");
        }))).isInstanceOf(CancellationException.class);
        assertThat(told(id)).isNotEmpty();
    }

    @Test
    void what_is_removed_is_forgotten_and_its_image_stays() throws Exception {
        String id = history().start(request());
        told(id);
        history().cancel(id);
        history().remove(List.of("unknown", id));
        assertThat(history().outline()).isEmpty();
        assertThat(engine().images().inspect("lab/x:1").size()).isEqualTo(5);
    }

    @Test
    void the_files_of_any_step_are_opened_as_an_image_that_is_not_listed() throws Exception {
        String text = """
                FROM scratch AS one
                COPY a.txt /first
                COPY a.txt /second
                FROM scratch
                COPY --from=one /second /
                """;
        for (int time = 0; time < 2; time++) {
            String id = history().start(request().withText(text));
            told(id);
            Digest first = history().open(id, 2);
            Digest second = history().open(id, 3);
            assertThat(history().open(id, 3)).isEqualTo(second).isNotEqualTo(first);
            assertThat(engine().images().inspect(first.toString()).diffIds()).hasSize(1);
            assertThat(engine().images().inspect(second.toString()).diffIds()).hasSize(2);
            assertThat(history().open(id, 5)).isEqualTo(engine().images().inspect("lab/x:1").id());
            assertThat(engine().images().list(ImageQuery.DEFAULT)).extracting(ImageSummary::id).singleElement()
                    .isEqualTo(history().open(id, 5));
        }
    }

    @Test
    void files_that_were_opened_are_no_image_and_bytes_only_they_have_are_the_caches() throws Exception {
        String id = history().start(request().withText("""
                FROM scratch AS one
                COPY a.txt /first
                COPY a.txt /second
                FROM scratch
                COPY --from=one /second /
                """));
        told(id);
        var images = engine().images().list(ImageQuery.EVERYTHING);
        var usage = engine().system().diskUsage();
        var plan = engine().store().orElseThrow().planRemoval(List.of("lab/x:1"));

        Digest opened = history().open(id, 3);
        assertThat(engine().images().list(ImageQuery.EVERYTHING)).isEqualTo(images).hasSize(1);
        assertThat(engine().system().info().images()).isEqualTo(1);
        assertThat(engine().store().orElseThrow().layers()).doesNotContainKey(opened);
        assertThat(engine().store().orElseThrow().planRemoval(List.of("lab/x:1"))).isEqualTo(plan);
        // The cache has its layers, too.
        assertThat(engine().system().diskUsage()).isEqualTo(usage);

        // Whatever its filter is, such a prune leaves the files; the first copy is theirs alone then.
        builds().pruneCache(true, Filters.of("until", "0s"));
        var left = engine().system().diskUsage();
        assertThat(left.images()).isEqualTo(usage.images());
        assertThat(left.layersSize()).isEqualTo(usage.layersSize());
        assertThat(left.buildCache()).singleElement().satisfies(record -> {
            assertThat(record.size()).isEqualTo(5);
            assertThat(record.shared()).isFalse();
            assertThat(record.inUse()).isFalse();
        });
        // Removed by its id, it takes with it what no image has.
        assertThat(engine().store().orElseThrow().planRemoval(List.of(opened.toString())).layers())
                .containsExactly(engine().images().inspect(opened.toString()).diffIds().getFirst());
        builds().pruneCache(true, Filters.NONE);
        assertThat(engine().system().diskUsage().buildCache()).isEmpty();
    }

    @Test
    void what_a_removal_would_free_leaves_out_what_builds_keep() throws Exception {
        told(history().start(request()));
        var store = engine().store().orElseThrow();
        var plan = store.planRemoval(List.of("lab/x:1"));
        engine().images().remove("lab/x:1", true, true);
        assertThat(store.trash()).singleElement().satisfies(
                item -> assertThat(item.storedBytes()).isEqualTo(plan.storedBytes()));
        assertThat(store.emptyTrash(List.of())).isEqualTo(plan.storedBytes()).isPositive();
    }

    @Test
    void a_step_that_cannot_be_opened_says_why() throws Exception {
        String id = history().start(request().withText("FROM scratch\nCOPY a.txt /a\nCOPY nope /\nENV A=1\n"));
        told(id);
        for (int step : new int[]{0, 1, 4, 5}) {
            assertThat(catchThrowableOfType(EngineException.class, () -> history().open(id, step)).reason())
                    .isEqualTo(Reason.NOT_FOUND);
        }
        Digest opened = history().open(id, 2);
        assertThat(engine().images().inspect(opened.toString()).diffIds()).hasSize(1);
        // A prune of all takes it, and the cache with it.
        builds().pruneCache(true, Filters.NONE);
        assertThat(catchThrowableOfType(EngineException.class, () -> history().open(id, 2)).reason())
                .isEqualTo(Reason.CONFLICT);
        assertThat(catchThrowableOfType(EngineException.class, () -> engine().images().inspect(opened.toString()))
                .reason()).isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void an_outline_lacks_the_texts_and_one_build_is_told_whole() throws Exception {
        String id = history().start(request());
        told(id);
        BuildRecord whole = history().get(id);
        assertThat(whole.text()).isEqualTo(DOCKERFILE);
        assertThat(history().outline()).containsExactly(whole.withoutText());
        assertThat(whole.withoutText().text()).isEmpty();
        assertThat(whole.source()).contains(new BuildSource.Folder(context));
    }

    @Test
    void what_can_be_fetched_again_is_told() throws Exception {
        // No server answers there; the record says from where it would come.
        BuildSource plain = new BuildSource.Remote("http://127.0.0.1:1/x.tar");
        told(history().start(BuildRequest.of(plain)));
        assertThat(history().outline().getFirst().source()).contains(plain);
        told(history().start(BuildRequest.of(new BuildSource.Remote("http://ann:pw@127.0.0.1:1/x.tar?key=1"))));
        assertThat(history().outline().getFirst()).satisfies(record -> {
            assertThat(record.shortened()).isTrue();
            assertThat(record.origin()).doesNotContain("pw", "key");
            assertThat(record.source()).isEmpty();
        });
        told(history().start(BuildRequest.of(new BuildSource.Nothing()).withText("FROM scratch\nENV A=1\n")));
        assertThat(history().outline().getFirst().source()).isEmpty();
    }

    @Test
    void how_much_stays_is_set_and_holds_at_once() throws Exception {
        assertThat(history().retention()).isEqualTo(Retention.DEFAULT);
        var ids = new ArrayList<String>();
        for (int i = 0; i < 4; i++) {
            ids.addFirst(history().start(request()));
            told(ids.getFirst());
            // Only then it is not at work any more.
            history().cancel(ids.getFirst());
        }
        var two = new Retention(2, 1 << 30, 1);
        history().retain(two);
        assertThat(history().retention()).isEqualTo(two);
        assertThat(history().outline()).extracting(BuildRecord::id).isEqualTo(ids.subList(0, 2));
        // The newest stays, whatever it wrote.
        history().retain(new Retention(9, 0, 0));
        assertThat(history().outline()).extracting(BuildRecord::id).isEqualTo(ids.subList(0, 1));
    }

    @Test
    void an_unknown_build_is_not_found() {
        assertThat(catchThrowableOfType(EngineException.class, () -> history().get("unknown")).reason())
                .isEqualTo(Reason.NOT_FOUND);
        assertThat(catchThrowableOfType(EngineException.class, () -> history().open("unknown", 1)).reason())
                .isEqualTo(Reason.NOT_FOUND);
        assertThat(catchThrowableOfType(EngineException.class, () -> history().follow("unknown", _ -> {
        })).reason()).isEqualTo(Reason.NOT_FOUND);
        assertThat(catchThrowableOfType(EngineException.class, () -> history().cancel("unknown")).reason())
                .isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void events_tell_of_a_builds_begin_and_end() throws Exception {
        Instant begin = Instant.now().minus(Duration.ofSeconds(1));
        String id = history().start(request());
        told(id);
        history().remove(List.of(id));
        var actions = new ArrayList<String>();
        try (EventStream events = engine().system()
                .events(new EventQuery(begin, null, Filters.of("type", "builder")))) {
            while (actions.size() < 3) {
                EngineEvent event = events.next();
                assertThat(event).isNotNull();
                assertThat(event.actor()).isEqualTo(id);
                assertThat(event.attributes()).containsEntry("name", "lab/x:1");
                actions.add(event.action());
            }
        }
        assertThat(actions).containsExactlyInAnyOrder("start", "end", "remove");
    }
}
