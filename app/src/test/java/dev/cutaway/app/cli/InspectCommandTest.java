package dev.cutaway.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.cutaway.inspector.testing.ArchiveForms;
import dev.cutaway.inspector.testing.BlobForm;
import dev.cutaway.inspector.testing.TestImage;
import dev.cutaway.inspector.testing.TestLayer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;

class InspectCommandTest {

    private static final Path SCHEMA = Path.of("../docs/inspect.schema.json");

    /** 10 bytes are replaced, 20 deleted with their folder, 7 are there twice, and a key is hidden. */
    private static final TestImage WASTEFUL = new TestImage("lab/waste:1")
            .layer(new TestLayer().file("etc/motd", "0123456789").dir("cache").file("cache/x", "x".repeat(20))
                    .file("root/.ssh/id_rsa",
                            "-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n-----END OPENSSH PRIVATE KEY-----\n"))
            .createdBy("COPY . / # buildkit").emptyStep("ENV A=1")
            .layer(new TestLayer().file("etc/motd", "changed").file("etc/motd.copy", "changed").whiteout("cache")
                    .whiteout("root/.ssh/id_rsa").file("usr/bin/su", "su").mode(04755), BlobForm.GZIP)
            .createdBy("RUN /bin/sh -c ./change # buildkit");

    @TempDir
    Path folder;

    private Console console;

    @BeforeEach
    void start() {
        console = new Console(folder.resolve("indexes"));
    }

    private Path wasteful() throws IOException {
        return ArchiveForms.docker25(WASTEFUL).writeTar(folder.resolve("waste.tar"));
    }

    private List<JsonNode> documents() {
        return console.out().lines().map(JsonMapper.shared()::readTree).toList();
    }

    @Test
    void every_document_keeps_the_published_schema() throws IOException {
        Path several = ArchiveForms.ociLayout(WASTEFUL, new TestImage().layer(new TestLayer()).withoutHistory())
                .writeFolder(folder.resolve("layout"));

        assertThat(console.run("inspect", wasteful(), "--json")).isEqualTo(ExitCode.OK);
        assertThat(console.run("inspect", several, "--json")).isEqualTo(ExitCode.OK);

        assertThat(console.out().lines()).hasSize(3).allSatisfy(document -> {
            assertThat(schema().validate(document, InputFormat.JSON)).isEmpty();
        });
        String wrong = console.out().lines().findFirst().orElseThrow().replace("\"deadBytes\"", "\"deathBytes\"");
        assertThat(schema().validate(wrong, InputFormat.JSON)).isNotEmpty();
    }

    private static Schema schema() throws IOException {
        try (InputStream text = Files.newInputStream(SCHEMA)) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
        }
    }

    @Test
    void json_tells_what_the_image_is_made_of() throws IOException {
        console.run("inspect", wasteful(), "--json");

        JsonNode document = documents().getFirst();
        assertThat(document.at("/schema").asString()).isEqualTo("cutaway.inspect/1");
        assertThat(document.at("/image/id").asString()).isEqualTo(WASTEFUL.id().toString());
        assertThat(document.at("/image/tags/0").asString()).isEqualTo("lab/waste:1");
        assertThat(document.at("/layers")).hasSize(2);
        assertThat(document.at("/layers/0/files").asInt()).isEqualTo(3);
        assertThat(document.at("/layers/0/createdBy").asString()).isEqualTo("COPY . / # buildkit");
        assertThat(document.at("/layers/1/storedBytes").asLong()).isEqualTo(7 + 7 + 2);
        assertThat(document.at("/layers/1/mediaType").asString()).endsWith("gzip");
        assertThat(document.at("/layers/1/changed").asInt()).isEqualTo(1);
        assertThat(texts(document.at("/history"), "layer")).containsExactly("0", "null", "1");
    }

    @Test
    void json_tells_every_dead_byte_and_who_killed_it() throws IOException {
        console.run("inspect", wasteful(), "--json");

        JsonNode waste = documents().getFirst().at("/waste");
        assertThat(waste.at("/storedBytes").asLong())
                .isEqualTo(waste.at("/liveBytes").asLong() + waste.at("/deadBytes").asLong());
        assertThat(texts(waste.at("/paths"), "path")).containsExactly("/root/.ssh/id_rsa", "/cache/x", "/etc/motd");
        assertThat(texts(waste.at("/paths"), "introducedBy")).containsOnly("0");
        assertThat(texts(waste.at("/paths"), "killedBy")).containsOnly("1");
    }

    @Test
    void json_tells_duplicates_and_findings() throws IOException {
        console.run("inspect", wasteful(), "--json");

        JsonNode document = documents().getFirst();
        assertThat(document.at("/duplicates")).hasSize(1);
        assertThat(texts(document.at("/duplicates/0/paths"), "path")).containsExactly("/etc/motd", "/etc/motd.copy");
        assertThat(texts(document.at("/findings"), "kind")).contains("private-key", "setuid");
        assertThat(document.at("/findings/0/hiddenBy").asInt()).isEqualTo(1);
    }

    private static List<String> texts(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false).map(element -> element.get(field).asString("null"))
                .toList();
    }

    @Test
    void text_is_for_a_person() throws IOException {
        assertThat(console.run("inspect", wasteful())).isEqualTo(ExitCode.OK);

        assertThat(console.out()).contains("lab/waste:1  " + WASTEFUL.id().shortId() + "  linux/amd64")
                .contains("2 layers").contains("COPY . /").contains("RUN ./change").contains("stored is dead:")
                .contains("dive's figures: efficiency").contains("/cache/x").contains("hidden by layer 2");
        assertThat(console.err()).isEmpty();
    }

    @Test
    void what_a_terminal_would_obey_does_not_reach_it() throws IOException {
        Path file = ArchiveForms.docker25(new TestImage("a:1").layer(new TestLayer().file("a\u001b[2J", "1234"))
                .createdBy("RUN \u001b[31mred\nnext").layer(new TestLayer().whiteout("a\u001b[2J")).createdBy("RUN rm"))
                .writeTar(folder.resolve("hostile.tar"));

        console.run("inspect", file);

        assertThat(console.out()).contains("\\x1b[31mred\\nnext", "/a\\x1b[2J").doesNotContain("\u001b");
    }

    @Test
    void bounds_decide_the_exit_code_and_say_why() throws IOException {
        assertThat(console.run("inspect", wasteful(), "--lowest-efficiency=0.1")).isEqualTo(ExitCode.OK);
        assertThat(console.out()).contains("PASS  efficiency");

        assertThat(console.run("inspect", wasteful(), "--lowest-efficiency=0.1", "--highest-wasted-bytes=1B"))
                .isEqualTo(ExitCode.BOUND_BROKEN);
        assertThat(console.out()).contains("FAIL  wasted bytes");
    }

    @Test
    void with_json_the_verdicts_stay_out_of_the_document() throws IOException {
        assertThat(console.run("inspect", wasteful(), "--json", "--highest-wasted-bytes=1B"))
                .isEqualTo(ExitCode.BOUND_BROKEN);

        assertThat(documents()).hasSize(1);
        assertThat(console.err()).startsWith("FAIL  wasted bytes").contains("lab/waste:1");
    }

    @Test
    void one_image_of_several_can_be_chosen() throws IOException {
        var other = new TestImage("lab/other:2").layer(new TestLayer().file("a", "a")).createdBy("COPY a /");
        Path file = ArchiveForms.dockerArchive(WASTEFUL, other).writeTar(folder.resolve("two.tar"));

        assertThat(console.run("inspect", file, "--json", "--image", "lab/other:2")).isEqualTo(ExitCode.OK);
        assertThat(documents()).hasSize(1);
        assertThat(documents().getFirst().at("/image/id").asString()).isEqualTo(other.id().toString());

        assertThat(console.run("inspect", file, "--image", "lab/third:3")).isEqualTo(ExitCode.UNREADABLE);
        assertThat(console.err()).contains("lab/third:3", "lab/waste:1", "lab/other:2");
    }

    @Test
    void what_cannot_be_read_is_told_in_one_line() throws IOException {
        Path cut = Files.write(folder.resolve("cut.tar"), Arrays.copyOf(Files.readAllBytes(wasteful()), 3000));

        assertThat(console.run("inspect", cut)).isEqualTo(ExitCode.UNREADABLE);
        assertThat(console.run("inspect", folder.resolve("missing.tar"), "--json")).isEqualTo(ExitCode.UNREADABLE);
        assertThat(console.run("inspect", Files.writeString(folder.resolve("text"), "text")))
                .isEqualTo(ExitCode.UNREADABLE);

        assertThat(console.err().lines()).hasSize(3).allMatch(line -> line.startsWith("cutaway: "));
        assertThat(console.err()).contains("cut.tar", "missing.tar", "not a container image");
        assertThat(console.out()).isEmpty();
    }
}
