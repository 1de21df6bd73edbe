package dev.cutaway.app.dockerfile.context;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cutaway.inspector.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

class ContextScanTest {

    @TempDir
    Path folder;

    @BeforeEach
    void make_a_project() throws IOException {
        write("Dockerfile", 10);
        write("src/main.c", 300);
        write("src/notes.md", 40);
        write("node_modules/a/index.js", 5000);
        write(".git/objects/pack", 7000);
        Files.writeString(folder.resolve(".dockerignore"), "node_modules\n**/*.md\n!src/notes.md\n");
    }

    private void write(String path, int bytes) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.write(folder.resolve(path), new byte[bytes]);
    }

    private ContextReport scan() throws IOException {
        return ContextScan.scan(folder, folder.resolve("Dockerfile"), Progress.NONE);
    }

    @Test
    void a_folder_that_is_a_link_is_what_it_leads_to() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolveSibling(folder.getFileName() + "-link"), folder);
        try {
            ContextReport report = ContextScan.scan(link, link.resolve("Dockerfile"), Progress.NONE);
            assertThat(report.files()).isEqualTo(scan().files()).contains("src/main.c");
        } finally {
            Files.delete(link);
        }
    }

    @Test
    void what_is_sent_and_what_is_kept_out_is_counted() throws IOException {
        ContextReport report = scan();
        long ignore = Files.size(folder.resolve(".dockerignore"));
        assertThat(report.root().sentBytes()).isEqualTo(10 + 300 + 40 + 7000 + ignore);
        assertThat(report.root().sentFiles()).isEqualTo(5);
        assertThat(report.root().outBytes()).isEqualTo(5000);
        assertThat(report.kept()).containsExactly(new ContextReport.Kept("node_modules", 5000, 1));
        assertThat(report.files()).contains("src/main.c", "src/notes.md").doesNotContain("node_modules/a/index.js");
        assertThat(report.largest().getFirst().path()).isEqualTo(".git/objects/pack");
        assertThat(report.complete()).isTrue();
    }

    @Test
    void what_hardly_any_build_needs_is_suggested() throws IOException {
        write(".env", 3);
        write("web/.idea/x", 20);
        assertThat(scan().suggestions()).extracting(ContextReport.Suggestion::pattern)
                .containsExactly(".env", ".git", "**/.idea");
    }

    @Test
    void a_dockerfiles_own_ignore_file_comes_first() throws IOException {
        Files.writeString(folder.resolve("Dockerfile.dockerignore"), "src\n");
        assertThat(scan().root().outBytes()).isEqualTo(340);
    }

    @Test
    void a_folder_that_is_not_there_has_nothing_in_it() throws IOException {
        Path gone = folder.resolve("gone");
        assertThat(ContextScan.scan(gone, gone.resolve("Dockerfile"), Progress.NONE).root().sentFiles()).isZero();
    }

    @Test
    void it_ends_when_it_is_not_wanted_any_more() {
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> ContextScan.scan(folder,
                folder.resolve("Dockerfile"), new Progress() {
                    @Override
                    public void advance(long bytes) {
                        throw new CancellationException("enough");
                    }

                    @Override
                    public void total(long bytes) {}
                }));
    }

    @Test
    void a_line_is_added_to_the_ignore_file_as_it_is_now_whatever_its_bytes() throws IOException {
        Path ignore = folder.resolve(".dockerignore");
        byte[] bytes = {'#', ' ', (byte) 0xE9, '\n'};
        Files.write(ignore, bytes);
        IgnoreSheet.add(ignore, ".git");
        assertThat(Files.readAllBytes(ignore)).startsWith(bytes).endsWith(".git\n".getBytes(US_ASCII)).hasSize(9);
        Path fresh = folder.resolve("new/.dockerignore");
        assertThat(IgnoreSheet.add(fresh, ".git")).hasContent(".git\n");
    }

    @Test
    void a_new_line_comes_last_but_before_exceptions() {
        assertThat(IgnoreSheet.with(null, ".git")).isEqualTo(".git\n");
        assertThat(IgnoreSheet.with("dist", ".git")).isEqualTo("dist\n.git\n");
        assertThat(IgnoreSheet.with("*.md\n!README.md\n", ".git")).isEqualTo(".git\n*.md\n!README.md\n");
    }
}
