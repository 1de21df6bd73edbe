package dev.cutaway.engine.local.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.build.BuildRequest;
import dev.cutaway.inspector.Digest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One thing is changed between two builds; each step says why it could be taken from the cache, or not. */
class CacheReasonTest extends WorkbenchTest {

    private static final String DOCKERFILE = """
            ARG BASE=lab/fxsite:1
            FROM $BASE
            ARG V=1
            ENV E=$V
            COPY a.txt folder /app/
            LABEL last=yes
            """;
    private static final Map<String, String> FILES = Map.of("a.txt", "a", "folder/b.txt", "b", "other.txt", "o");

    @BeforeEach
    void open() throws IOException {
        bench.withBase();
        bench.build(DOCKERFILE, FILES);
    }

    private List<String> again(String dockerfile, Map<String, String> files) throws IOException {
        bench.build(dockerfile, files);
        return bench.reasons();
    }

    @Test
    void the_first_build_finds_nothing() throws IOException {
        assertThat(bench.reasons()).containsExactly("1 NothingToDo[]", "2 NothingToDo[]", "3 NoEntry[]", "4 NoEntry[]",
                "5 NoEntry[]", "6 NoEntry[]");
    }

    @Test
    void a_build_of_the_same_is_all_taken_and_is_the_same_image() throws IOException {
        Digest first = bench.build(DOCKERFILE, FILES);
        Digest second = bench.build(DOCKERFILE, FILES);
        assertThat(bench.reasons()).endsWith("3 Same[]", "4 Same[]", "5 Same[]", "6 Same[]");
        assertThat(second).isEqualTo(first);
    }

    @Test
    void times_of_files_do_not_count() throws IOException {
        BuildRequest request = bench.request(DOCKERFILE, FILES);
        Path file = ((dev.cutaway.engine.api.build.BuildSource.Folder) request.source()).path().resolve("a.txt");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2001-02-03T04:05:06Z")));
        bench.build(request);
        assertThat(bench.reasons()).contains("5 Same[]", "6 Same[]");
    }

    @Test
    void a_file_that_nobody_copies_does_not_count() throws IOException {
        assertThat(again(DOCKERFILE, Map.of("a.txt", "a", "folder/b.txt", "b", "other.txt", "changed")))
                .contains("5 Same[]");
    }

    @Test
    void a_changed_file_is_named() throws IOException {
        assertThat(again(DOCKERFILE, Map.of("a.txt", "a", "folder/b.txt", "changed")))
                .endsWith("4 Same[]", "5 FileChanged[path=folder/b.txt, how=CONTENT]", "6 ParentChanged[step=5]");
    }

    @Test
    void files_that_come_and_go_are_named() throws IOException {
        assertThat(again(DOCKERFILE, Map.of("a.txt", "a", "folder/b.txt", "b", "folder/new", "n")))
                .contains("5 FileChanged[path=folder/new, how=ADDED]");
        assertThat(again(DOCKERFILE, Map.of("a.txt", "a", "folder/new", "n")))
                .contains("5 FileChanged[path=folder/b.txt, how=REMOVED]");
    }

    @Test
    void a_changed_mode_is_named() throws IOException {
        BuildRequest request = bench.request(DOCKERFILE, FILES);
        Path file = ((dev.cutaway.engine.api.build.BuildSource.Folder) request.source()).path().resolve("a.txt");
        Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
        bench.build(request);
        assertThat(bench.reasons()).contains("5 FileChanged[path=a.txt, how=METADATA]");
    }

    @Test
    void a_changed_instruction_is_shown_with_what_it_was() throws IOException {
        assertThat(again(DOCKERFILE.replace("last=yes", "last=no"), FILES)).endsWith("5 Same[]",
                "6 InstructionChanged[before=LABEL last=yes, now=LABEL last=no]");
    }

    @Test
    void a_changed_argument_changes_what_uses_it() throws IOException {
        bench.build(bench.request(DOCKERFILE, FILES).withArg("V", "2"));
        assertThat(bench.reasons()).contains("3 Same[]", "4 InstructionChanged[before=ENV E=1, now=ENV E=2]",
                "5 ParentChanged[step=4]");
    }

    @Test
    void another_base_is_shown_with_what_it_was() throws IOException {
        Digest base = bench.catalog.resolve("lab/fxsite:1").id();
        Digest other = bench.build("FROM lab/fxsite:1\nENV NEW=base\n", Map.of());
        bench.catalog.tag(other, ImageReference.parse("lab/other:1"));
        bench.build(bench.request(DOCKERFILE, FILES).withArg("BASE", "lab/other:1"));
        assertThat(bench.reasons()).contains("4 BaseChanged[before=" + base + ", now=" + other + "]");
    }

    @Test
    void a_build_without_the_cache_says_so_and_fills_it() throws IOException {
        bench.build(bench.request(DOCKERFILE, FILES)
                .with(BuildRequest.Options.DEFAULT.withoutCache()));
        assertThat(bench.reasons()).contains("3 Disabled[]", "6 Disabled[]");
        assertThat(again(DOCKERFILE, FILES)).contains("6 Same[]");
    }

    @Test
    void a_stage_that_changed_in_another_place_changes_no_copy_of_it() throws IOException {
        String two = "FROM scratch AS one\nCOPY a.txt other.txt /\nFROM scratch\nCOPY --from=one /a.txt /\n";
        bench.build(two, FILES);
        assertThat(again(two, Map.of("a.txt", "a", "other.txt", "changed")))
                .contains("2 FileChanged[path=other.txt, how=CONTENT]", "4 Same[]");
    }

    @Test
    void what_is_pruned_is_made_anew() throws IOException {
        assertThat(bench.builds.pruneCache(true, Filters.NONE).ids()).hasSize(4);
        assertThat(bench.catalog.cached()).isEmpty();
        assertThat(again(DOCKERFILE, FILES)).contains("3 NoEntry[]", "6 NoEntry[]");
    }

    @Test
    void the_cache_keeps_layers_of_images_that_are_gone() throws IOException {
        Digest image = bench.build(DOCKERFILE, FILES);
        bench.catalog.remove(List.of(image), Map.of(ImageReference.parse("lab/built:1"), image));
        bench.catalog.delete(bench.catalog.snapshot().trash());
        assertThat(bench.build(DOCKERFILE, FILES)).isEqualTo(image);
        assertThat(bench.reasons()).contains("5 Same[]");
    }
}
