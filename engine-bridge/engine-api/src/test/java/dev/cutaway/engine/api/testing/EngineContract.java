package dev.cutaway.engine.api.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.cutaway.engine.api.Engine;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.image.HistoryStep;
import dev.cutaway.engine.api.image.ImageDetails;
import dev.cutaway.engine.api.image.ImageQuery;
import dev.cutaway.engine.api.image.ImageService;
import dev.cutaway.engine.api.image.ImageSummary;
import dev.cutaway.engine.api.image.ImportOptions;
import dev.cutaway.engine.api.image.LayerFacts;
import dev.cutaway.engine.api.image.LoadEvent;
import dev.cutaway.engine.api.image.Removal;
import dev.cutaway.engine.api.image.SaveOptions;
import dev.cutaway.engine.api.system.EngineEvent;
import dev.cutaway.engine.api.system.EventQuery;
import dev.cutaway.engine.api.system.EventStream;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.archive.ArchivedImage;
import dev.cutaway.inspector.archive.ImageArchive;
import dev.cutaway.inspector.testing.ArchiveForms;
import dev.cutaway.inspector.testing.BlobForm;
import dev.cutaway.inspector.testing.TestImage;
import dev.cutaway.inspector.testing.TestLayer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * What every engine behind the port does. Extend it and say how to get the engine; it is emptied before each test, so
 * one may serve all.
 */
public abstract class EngineContract {

    private static final TestLayer BASE = new TestLayer().dir("etc").file("etc/os-release", "ID=test\n");

    @TempDir
    Path folder;

    /** The engine to test. */
    protected abstract Engine engine() throws Exception;

    /** How it differs lawfully. */
    protected Set<LawfulDifference> differences() {
        return Set.of();
    }

    private ImageService images() throws Exception {
        return engine().images();
    }

    private void unless(LawfulDifference difference) {
        assumeFalse(differences().contains(difference), () -> "differs lawfully: " + difference);
    }

    /** A name as this engine shows it. */
    private String shown(String name) {
        return differences().contains(LawfulDifference.NAMES_BECOME_LOCAL) ? "localhost/" + name : name;
    }

    @BeforeEach
    void empty() throws Exception {
        for (ImageSummary image : images().list(ImageQuery.DEFAULT)) {
            images().remove(image.id().toString(), true, true);
        }
        assertThat(images().list(ImageQuery.DEFAULT)).isEmpty();
    }

    private static TestImage image(String tag, String content) {
        return new TestImage(tag).layer(BASE).createdBy("/bin/sh -c #(nop) ADD file:1 in / ")
                .emptyStep("/bin/sh -c #(nop)  ENV A=1").layer(new TestLayer().file("app", content))
                .createdBy("/bin/sh -c echo " + content + " > /app");
    }

    private static TestImage labelled(TestImage image, String key, String value) {
        return image.config(root -> root.withObjectProperty("config").putObject("Labels").put(key, value));
    }

    private List<Digest> load(TestImage... all) throws Exception {
        return images().load(new ByteArrayInputStream(ArchiveForms.dockerArchive(all).toTar()), event -> {
        });
    }

    private byte[] save(String... names) throws Exception {
        var out = new ByteArrayOutputStream();
        images().save(List.of(names), SaveOptions.DEFAULT, out, Progress.NONE);
        return out.toByteArray();
    }

    private static Reason reasonOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        EngineException e = catchThrowableOfType(EngineException.class, call);
        assertThat(e).as("refused").isNotNull();
        assertThat(e.text()).isNotBlank();
        return e.reason();
    }

    private static List<String> familiar(List<ImageReference> names) {
        return names.stream().map(ImageReference::familiar).toList();
    }

    @Test
    void an_engine_says_who_it_is() throws Exception {
        engine().system().ping();

        assertThat(engine().system().version().version()).isNotBlank();
        assertThat(engine().system().version().apiVersion()).startsWith("1.");
        assertThat(engine().system().info().rootDir()).startsWith("/");
        assertThat(engine().system().info().cpus()).isPositive();
    }

    @Test
    void a_loaded_image_is_listed() throws Exception {
        TestImage image = image("lab/a:1", "one");

        assertThat(load(image)).containsExactly(image.id());

        ImageSummary row = images().list(ImageQuery.DEFAULT).getFirst();
        assertThat(row.id()).isEqualTo(image.id());
        assertThat(familiar(row.tags())).containsExactly(shown("lab/a:1"));
        assertThat(row.created()).isEqualTo(Instant.parse("2026-11-20T10:00:00Z"));
        unless(LawfulDifference.COUNTS_OTHERWISE);
        assertThat(row.size()).isEqualTo("ID=test\n".length() + "one".length());
    }

    @Test
    void a_load_tells_of_each_name() throws Exception {
        TestImage first = image("lab/a:1", "one");
        TestImage second = image("lab/b:1", "two");
        List<LoadEvent.Loaded> loaded = new ArrayList<>();

        List<Digest> ids = images().load(
                new ByteArrayInputStream(ArchiveForms.dockerArchive(first, second).toTar()), event -> {
                    if (event instanceof LoadEvent.Loaded one) {
                        loaded.add(one);
                    }
                });

        assertThat(ids).containsExactlyInAnyOrder(first.id(), second.id());
        assertThat(loaded).extracting(LoadEvent.Loaded::id).containsExactlyInAnyOrder(first.id(), second.id());
        assertThat(loaded).extracting(one -> one.tag() == null ? "" : one.tag().familiar())
                .containsExactlyInAnyOrder(shown("lab/a:1"), shown("lab/b:1"));
    }

    @Test
    void compressed_archives_are_taken() throws Exception {
        TestImage image = image("lab/a:1", "one");
        byte[] tar = ArchiveForms.dockerArchive(image).toTar();
        for (BlobForm form : BlobForm.values()) {
            assertThat(images().load(new ByteArrayInputStream(form.compress(tar)), event -> {
            })).as(form.name()).containsExactly(image.id());
        }
    }

    @Test
    void an_image_is_inspected() throws Exception {
        TestImage image = labelled(image("lab/a:1", "one"), "k", "v");
        load(image);

        ImageDetails details = images().inspect("lab/a:1");

        assertThat(details.id()).isEqualTo(image.id());
        assertThat(familiar(details.tags())).containsExactly(shown("lab/a:1"));
        assertThat(details.platform()).hasToString("linux/amd64");
        assertThat(details.created()).isEqualTo(Instant.parse("2026-11-20T10:00:00Z"));
        assertThat(details.diffIds()).hasSize(2);
        assertThat(details.configJson()).contains("PATH=/usr/local/bin", "\"k\":\"v\"");
        assertThat(images().list(ImageQuery.DEFAULT).getFirst().labels()).containsEntry("k", "v");
    }

    @Test
    void history_goes_from_the_newest_step_to_the_oldest() throws Exception {
        load(image("lab/a:1", "one"));

        List<HistoryStep> history = images().history("lab/a:1");

        assertThat(history).extracting(HistoryStep::createdBy).containsExactly("/bin/sh -c echo one > /app",
                "/bin/sh -c #(nop)  ENV A=1", "/bin/sh -c #(nop) ADD file:1 in / ");
        assertThat(history.getFirst().image()).isEqualTo(images().inspect("lab/a:1").id());
        assertThat(history.get(1).size()).isZero();
        unless(LawfulDifference.COUNTS_OTHERWISE);
        assertThat(history).extracting(HistoryStep::size).containsExactly(3L, 0L, 8L);
    }

    @Test
    void layers_go_from_the_base_up() throws Exception {
        load(image("lab/a:1", "one"));

        List<LayerFacts> layers = images().layers("lab/a:1");

        assertThat(layers).extracting(LayerFacts::diffId)
                .containsExactlyElementsOf(images().inspect("lab/a:1").diffIds());
        unless(LawfulDifference.COUNTS_OTHERWISE);
        assertThat(layers).extracting(LayerFacts::size).containsExactly(8L, 3L);
    }

    @Test
    void the_beginning_of_an_id_will_do() throws Exception {
        TestImage image = image("lab/a:1", "one");
        load(image);

        for (String name : List.of(image.id().toString(), image.id().hex(), image.id().shortId())) {
            assertThat(images().inspect(name).id()).as(name).isEqualTo(image.id());
        }
    }

    @Test
    void an_image_can_have_two_names() throws Exception {
        TestImage image = image("lab/a:1", "one");
        load(image);

        images().tag("lab/a:1", ImageReference.parse("ghcr.io/team/b"));

        assertThat(familiar(images().inspect("ghcr.io/team/b:latest").tags()))
                .containsExactlyInAnyOrder(shown("lab/a:1"), "ghcr.io/team/b:latest");
    }

    @Test
    void a_tag_that_is_taken_moves() throws Exception {
        TestImage first = image("lab/a:1", "one");
        TestImage second = image("lab/a:1", "two");
        load(first);
        List<LoadEvent> events = new ArrayList<>();

        images().load(new ByteArrayInputStream(ArchiveForms.dockerArchive(second).toTar()), events::add);

        assertThat(images().inspect("lab/a:1").id()).isEqualTo(second.id());
        assertThat(images().inspect(first.id().toString()).tags()).isEmpty();
        unless(LawfulDifference.FORGETS_MOVED_TAGS);
        assertThat(events).contains(new LoadEvent.TagMoved(ImageReference.parse("lab/a:1"), first.id()));
    }

    @Test
    void removing_one_of_two_names_leaves_the_image() throws Exception {
        load(image("lab/a:1", "one"));
        images().tag("lab/a:1", ImageReference.parse("ghcr.io/team/b:1"));

        List<Removal> told = images().remove("ghcr.io/team/b:1", false, true);

        assertThat(told).contains(new Removal.Untagged("ghcr.io/team/b:1"));
        assertThat(familiar(images().inspect("lab/a:1").tags())).containsExactly(shown("lab/a:1"));
    }

    @Test
    void removing_the_last_name_removes_the_image_and_its_layers() throws Exception {
        TestImage image = image("lab/a:1", "one");
        load(image);

        List<Removal> told = images().remove("lab/a:1", false, true);

        assertThat(reasonOf(() -> images().inspect(image.id().toString()))).isEqualTo(Reason.NOT_FOUND);
        assertThat(images().list(ImageQuery.EVERYTHING)).isEmpty();
        unless(LawfulDifference.TELLS_LESS_OF_REMOVALS);
        assertThat(told).startsWith(new Removal.Untagged("lab/a:1"), new Removal.Deleted(image.id().toString()))
                .hasSize(4);
    }

    @Test
    void an_image_of_many_repositories_is_removed_by_id_only_with_force() throws Exception {
        TestImage image = image("lab/a:1", "one");
        load(image);
        images().tag("lab/a:1", ImageReference.parse("lab/b:1"));

        assertThat(reasonOf(() -> images().remove(image.id().toString(), false, true))).isEqualTo(Reason.CONFLICT);
        images().remove(image.id().toString(), true, true);

        assertThat(images().list(ImageQuery.EVERYTHING)).isEmpty();
    }

    @Test
    void what_is_not_there_is_not_found() throws Exception {
        var out = new ByteArrayOutputStream();

        assertThat(reasonOf(() -> images().inspect("lab/none:1"))).isEqualTo(Reason.NOT_FOUND);
        assertThat(reasonOf(() -> images().history("lab/none:1"))).isEqualTo(Reason.NOT_FOUND);
        assertThat(reasonOf(() -> images().layers("lab/none:1"))).isEqualTo(Reason.NOT_FOUND);
        assertThat(reasonOf(() -> images().tag("lab/none:1", ImageReference.parse("lab/b"))))
                .isEqualTo(Reason.NOT_FOUND);
        assertThat(reasonOf(() -> images().remove("lab/none:1", false, true))).isEqualTo(Reason.NOT_FOUND);
        assertThat(reasonOf(() -> images().save(List.of("lab/none:1"), SaveOptions.DEFAULT, out, Progress.NONE)))
                .isEqualTo(Reason.NOT_FOUND);
        assertThat(out.size()).isZero();
    }

    @Test
    void a_broken_name_is_invalid() {
        unless(LawfulDifference.JUDGES_NAMES_OTHERWISE);
        assertThat(reasonOf(() -> images().inspect("UPPER"))).isEqualTo(Reason.INVALID);
    }

    @Test
    void what_is_saved_can_be_loaded_again() throws Exception {
        TestImage image = image("lab/a:1", "one");
        load(image);

        byte[] archive = save("lab/a:1");
        images().remove("lab/a:1", true, true);

        assertThat(images().load(new ByteArrayInputStream(archive), event -> {
        })).containsExactly(image.id());
        assertThat(familiar(images().inspect(image.id().toString()).tags())).containsExactly(shown("lab/a:1"));
    }

    @Test
    void a_saved_archive_holds_the_config_as_it_came() throws Exception {
        TestImage first = image("lab/a:1", "one");
        TestImage second = image("lab/b:1", "two");
        load(first, second);

        Path file = Files.write(folder.resolve("saved.tar"), save("lab/a:1", "lab/b:1"));

        try (ImageArchive archive = ImageArchive.open(file, Limits.DEFAULT, Progress.NONE)) {
            assertThat(archive.images()).extracting(ArchivedImage::id).containsExactlyInAnyOrder(first.id(),
                    second.id());
        }
    }

    @Test
    void an_image_saved_by_id_has_no_name() throws Exception {
        TestImage image = image("lab/a:1", "one");
        load(image);

        Path file = Files.write(folder.resolve("saved.tar"), save(image.id().toString()));

        try (ImageArchive archive = ImageArchive.open(file, Limits.DEFAULT, Progress.NONE)) {
            assertThat(archive.images().getFirst().tags()).isEmpty();
        }
    }

    @Test
    void another_form_is_written_whole_or_not_begun() throws Exception {
        TestImage image = image("lab/a:1", "one");
        load(image);
        var options = new SaveOptions(SaveOptions.Form.OCI_ARCHIVE, SaveOptions.Compression.GZIP);
        var out = new ByteArrayOutputStream();
        try {
            images().save(List.of("lab/a:1"), options, out, Progress.NONE);
        } catch (EngineException e) {
            assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED);
            assertThat(out.size()).isZero();
            return;
        }
        Path file = Files.write(folder.resolve("saved.tar"), out.toByteArray());
        try (ImageArchive archive = ImageArchive.open(file, Limits.DEFAULT, Progress.NONE)) {
            assertThat(archive.images().getFirst().config().diffIds()).hasSize(2);
        }
    }

    @Test
    void damaged_archives_leave_nothing() throws Exception {
        byte[] tar = ArchiveForms.dockerArchive(image("lab/a:1", "one")).toTar();
        byte[] noise = new byte[4096];
        Arrays.fill(noise, (byte) 7);

        for (byte[] bad : List.of(noise, Arrays.copyOf(tar, tar.length / 2), new byte[0])) {
            assertThat(reasonOf(() -> images().load(new ByteArrayInputStream(bad), event -> {
            }))).isEqualTo(Reason.BAD_ARCHIVE);
        }
        assertThat(images().list(ImageQuery.EVERYTHING)).isEmpty();
    }

    @Test
    void an_archive_that_cannot_be_read_says_so() {
        var broken = new java.io.InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the cable was cut");
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                throw new IOException("the cable was cut");
            }
        };
        assertThatThrownBy(() -> images().load(broken, event -> {
        })).isInstanceOf(EngineException.class).hasMessageContaining("the cable was cut");
    }

    @Test
    void a_root_file_system_becomes_an_image() throws Exception {
        var options = new ImportOptions(ImageReference.parse("lab/root:1"), "by hand", List.of(), null, null);

        Digest id = images().importRoot(new ByteArrayInputStream(BASE.toBytes()), options, Progress.NONE);

        ImageDetails details = images().inspect(id.toString());
        assertThat(details.diffIds()).hasSize(1);
        assertThat(familiar(details.tags())).hasSize(1).allMatch(tag -> tag.endsWith("lab/root:1"));
        unless(LawfulDifference.FORGETS_COMMENTS);
        assertThat(images().history(id.toString())).extracting(HistoryStep::comment).anyMatch(
                comment -> comment.contains("by hand"));
    }

    @Test
    void filters_choose_by_name_and_label() throws Exception {
        TestImage first = labelled(image("lab/a:1", "one"), "kind", "x");
        TestImage second = image("lab/b:2", "two");
        load(first, second);

        assertThat(ids(Filters.of("reference", shown("lab/a")))).containsExactly(first.id());
        assertThat(ids(Filters.of("reference", shown("lab/a:1")))).containsExactly(first.id());
        assertThat(ids(Filters.of("label", "kind=x"))).containsExactly(first.id());
        assertThat(ids(Filters.of("label", "kind"))).containsExactly(first.id());
        assertThat(ids(Filters.of("label", "kind=y"))).isEmpty();
        assertThat(ids(Filters.of("dangling", "true"))).isEmpty();
    }

    private List<Digest> ids(Filters filters) throws Exception {
        return images().list(new ImageQuery(false, false, filters)).stream().map(ImageSummary::id).toList();
    }

    @Test
    void an_unknown_filter_is_invalid() {
        unless(LawfulDifference.TAKES_OTHER_FILTERS);
        assertThat(reasonOf(() -> ids(Filters.of("nope", "x")))).isEqualTo(Reason.INVALID);
    }

    @Test
    void prune_takes_what_has_no_name() throws Exception {
        TestImage old = image("lab/a:1", "one");
        TestImage current = image("lab/a:1", "two");
        load(old);
        load(current);
        assertThat(ids(Filters.of("dangling", "true"))).containsExactly(old.id());

        ImageService.Pruned pruned = images().prune(Filters.of("dangling", "true"));

        assertThat(ids(Filters.NONE)).containsExactly(current.id());
        unless(LawfulDifference.TELLS_LESS_OF_REMOVALS);
        assertThat(pruned.removals()).contains(new Removal.Deleted(old.id().toString()));
        assertThat(pruned.bytes()).isEqualTo(3);
    }

    @Test
    void disk_usage_counts_a_shared_layer_once() throws Exception {
        load(image("lab/a:1", "one"), image("lab/b:1", "seven"));

        var usage = engine().system().diskUsage();

        assertThat(usage.images()).hasSize(2);
        assertThat(usage.images()).extracting(row -> familiar(row.tags())).containsExactlyInAnyOrder(
                List.of(shown("lab/a:1")), List.of(shown("lab/b:1")));
        unless(LawfulDifference.COUNTS_OTHERWISE);
        assertThat(usage.layersSize()).isEqualTo(8 + 3 + 5);
        assertThat(usage.images()).extracting(ImageSummary::sharedSize).containsExactly(8L, 8L);
        assertThat(images().list(new ImageQuery(false, true, Filters.NONE))).extracting(ImageSummary::sharedSize)
                .containsExactly(8L, 8L);
    }

    @Test
    void events_tell_what_happened() throws Exception {
        Instant before = Instant.now();
        TestImage image = image("lab/a:1", "one");
        load(image);
        images().tag("lab/a:1", ImageReference.parse("lab/b:1"));

        List<EngineEvent> events = new ArrayList<>();
        var query = new EventQuery(before, Instant.now(), Filters.of("type", "image"));
        try (EventStream stream = engine().system().events(query)) {
            for (EngineEvent event = stream.next(); event != null; event = stream.next()) {
                events.add(event);
            }
        }

        unless(LawfulDifference.TELLS_OTHER_EVENTS);
        assertThat(events).extracting(EngineEvent::action).contains("load", "tag");
        assertThat(events).extracting(EngineEvent::actor).containsOnly(image.id().toString());
    }

    @Test
    void closing_a_stream_of_events_ends_the_wait() throws Exception {
        EventStream stream = engine().system().events(EventQuery.FROM_NOW);
        Thread closer = Thread.ofVirtual().start(stream::close);

        EngineEvent event = stream.next();

        closer.join();
        assertThat(event).isNull();
    }

    @Test
    void an_interrupted_call_is_cancelled() throws Exception {
        Engine engine = engine();
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> engine.images().load(
                    new ByteArrayInputStream(ArchiveForms.dockerArchive(image("lab/a:1", "one")).toTar()), event -> {
                    })).isInstanceOf(CancellationException.class);
        } finally {
            Thread.interrupted();
        }
        assertThat(engine.images().list(ImageQuery.DEFAULT)).isEmpty();
    }
}
