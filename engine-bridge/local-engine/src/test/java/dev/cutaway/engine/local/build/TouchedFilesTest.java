package dev.cutaway.engine.local.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.TouchedFiles;
import dev.cutaway.engine.local.build.root.FileCounts;
import dev.cutaway.engine.local.build.root.Rootfs;
import dev.cutaway.engine.local.build.root.SourceLayer;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.tree.Change;
import dev.cutaway.inspector.tree.ImageTree;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the layer of each step touches. */
class TouchedFilesTest extends WorkbenchTest {

    @BeforeEach
    void open() throws IOException {
        bench.withBase();
    }

    private Map<Integer, @Nullable TouchedFiles> touched() {
        var all = new HashMap<Integer, @Nullable TouchedFiles>();
        bench.events.forEach(event -> {
            if (event instanceof BuildEvent.Finished finished) {
                all.put(finished.step(), finished.files());
            }
        });
        return all;
    }

    /** Each layer beside what the view of the image's layers counts. */
    private void assertSameAsTree(Digest image) throws IOException {
        List<LayerIndex> layers = bench.layers(image);
        ImageTree tree = ImageTree.of(layers);
        var below = new ArrayList<SourceLayer>();
        for (int i = 0; i < layers.size(); i++) {
            assertThat(FileCounts.of(new Rootfs(below), layers.get(i))).as("layer " + i)
                    .isEqualTo(new TouchedFiles(tree.count(i, Change.ADDED), tree.count(i, Change.CHANGED),
                            tree.count(i, Change.DELETED)));
            below.add(new SourceLayer(layers.get(i), InputStream::nullInputStream));
        }
    }

    @Test
    void a_step_says_how_many_files_it_touches_also_from_the_cache() throws IOException {
        String text = "FROM scratch\nCOPY one two /app/\nENV A=1\nCOPY one more /app/\n";
        var files = Map.of("one", "1", "two", "2", "more", "3");
        Digest image = bench.build(text, files);
        Map<Integer, @Nullable TouchedFiles> first = touched();
        assertThat(first.get(1)).isNull();
        assertThat(first.get(2)).isEqualTo(new TouchedFiles(3, 0, 0));
        assertThat(first.get(3)).isNull();
        assertThat(first.get(4)).isEqualTo(new TouchedFiles(1, 1, 0));
        assertSameAsTree(image);
        bench.build(text, files);
        assertThat(bench.reasons()).filteredOn(reason -> reason.contains("Same")).hasSize(3);
        assertThat(touched()).isEqualTo(first);
    }

    @Test
    void the_cache_of_a_version_that_did_not_count_is_used_and_new_steps_are_counted() throws Exception {
        String text = "FROM scratch\nCOPY one /app/\n";
        Digest image = bench.build(text, Map.of("one", "1"));
        bench.close();
        makeVersion3();
        openBench();
        assertThat(bench.build(text, Map.of("one", "1"))).isEqualTo(image);
        assertThat(bench.reasons()).filteredOn(reason -> reason.contains("Same")).hasSize(1);
        assertThat(touched()).containsEntry(2, null);
        bench.build(text + "COPY two /app/\n", Map.of("one", "1", "two", "2"));
        assertThat(touched()).containsEntry(2, null).containsEntry(3, new TouchedFiles(1, 0, 0));
        bench.close();
        openBench();
        bench.build(text + "COPY two /app/\n", Map.of("one", "1", "two", "2"));
        assertThat(touched()).containsEntry(2, null).containsEntry(3, new TouchedFiles(1, 0, 0));
    }

    /** As Cutaway made it before the files of a step were counted. */
    private void makeVersion3() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("state.db"));
                var statement = connection.createStatement()) {
            for (String column : List.of("added", "changed", "deleted")) {
                statement.execute("ALTER TABLE build_cache DROP COLUMN " + column);
            }
            statement.execute("PRAGMA user_version = 3");
        }
    }

    @Test
    void what_commands_delete_and_replace_counts_as_in_the_view_of_the_layers() throws IOException {
        Workbench.assumeCommandsRun();
        Digest image = bench.build("""
                FROM lab/fxsite:1
                RUN mkdir -p /a/b/c /x/y && touch /a/b/c/1 /a/b/c/2 /a/3 /x/y/z /x/w
                RUN rm -r /a/b && touch /a/3 /a/4 && chmod 711 /a
                RUN rm -r /x && mkdir -p /x/y && touch /x/y/z /x/new
                RUN rm -r /x/y && touch /x/y && chmod 700 /a
                RUN rm -r /a && mkdir /a
                """, Map.of());
        assertThat(touched().get(3)).isEqualTo(new TouchedFiles(1, 2, 4));
        assertSameAsTree(image);
    }
}
