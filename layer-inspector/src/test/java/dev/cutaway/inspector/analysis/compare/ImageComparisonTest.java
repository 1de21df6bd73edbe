package dev.cutaway.inspector.analysis.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.analysis.Indexes;
import dev.cutaway.inspector.analysis.compare.ConfigDifference.Field;
import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.oci.ContainerConfig;
import dev.cutaway.inspector.oci.HistoryEntry;
import dev.cutaway.inspector.oci.ImageConfig;
import dev.cutaway.inspector.oci.Platform;
import dev.cutaway.inspector.testing.TestLayer;
import dev.cutaway.inspector.tree.ImageTree;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class ImageComparisonTest {

    private static ImageConfig config(Instant created, ContainerConfig runtime, String... commands) {
        return new ImageConfig(Digest.of(new byte[0]), new byte[0], created, "",
                new Platform("linux", "amd64", null, null), runtime, List.of(),
                Stream.of(commands).map(command -> new HistoryEntry(null, command, "", "", false)).toList());
    }

    private static ContainerConfig runtime(List<String> env, List<String> cmd, List<String> ports,
            Map<String, String> labels) {
        return new ContainerConfig("", env, null, cmd, "/srv", ports, List.of(), labels, null, null, List.of(), null);
    }

    private static final ContainerConfig PLAIN = runtime(List.of("A=1", "B=2"), List.of("run"), List.of("80/tcp"),
            Map.of());

    private static ImageComparison compare(ImageConfig left, ImageConfig right, Noise noise) {
        ImageTree none = ImageTree.of(List.of());
        return ImageComparison.of(new ImageComparison.Side(none, left), new ImageComparison.Side(none, right), noise);
    }

    @Test
    void settings_that_differ_are_named_one_by_one() {
        ContainerConfig other = runtime(List.of("A=1", "B=3", "C=4"), List.of("run", "-v"), List.of("443/tcp"),
                Map.of("version", "2"));

        assertThat(compare(config(Instant.EPOCH, PLAIN), config(Instant.EPOCH, other), Noise.ALL_COUNTS).config())
                .containsExactly(new ConfigDifference(Field.ENV, "B", "2", "3"),
                        new ConfigDifference(Field.ENV, "C", null, "4"),
                        new ConfigDifference(Field.CMD, "", "[\"run\"]", "[\"run\", \"-v\"]"),
                        new ConfigDifference(Field.PORT, "80/tcp", "", null),
                        new ConfigDifference(Field.PORT, "443/tcp", null, ""),
                        new ConfigDifference(Field.LABEL, "version", null, "2"));
    }

    @Test
    void order_and_times_count_only_when_asked() {
        ImageConfig left = config(Instant.EPOCH, PLAIN);
        ImageConfig right = config(Instant.EPOCH.plusSeconds(1),
                runtime(List.of("B=2", "A=1"), List.of("run"), List.of("80/tcp"), Map.of()));

        assertThat(compare(left, right, Noise.QUIET).config()).isEmpty();
        assertThat(compare(left, right, Noise.ALL_COUNTS).config()).extracting(ConfigDifference::field)
                .containsExactly(Field.CREATED, Field.ORDER);
    }

    @Test
    void histories_are_aligned_by_what_was_run() {
        ImageConfig left = config(Instant.EPOCH, PLAIN, "ADD base", "RUN a", "RUN b", "CMD");
        ImageConfig right = config(Instant.EPOCH, PLAIN, "ADD base", "RUN new", "RUN b", "CMD", "CMD 2");

        assertThat(compare(left, right, Noise.QUIET).history()).containsExactly(new HistoryMatch(0, 0),
                new HistoryMatch(1, -1), new HistoryMatch(-1, 1), new HistoryMatch(2, 2), new HistoryMatch(3, 3),
                new HistoryMatch(-1, 4));
    }

    @Test
    void layers_are_shared_or_of_one_side() {
        LayerIndex base = Indexes.of(new TestLayer().file("/a", "base"));
        LayerIndex one = Indexes.of(new TestLayer().file("/b", "one"));
        LayerIndex two = Indexes.of(new TestLayer().file("/c", "two"));
        ImageConfig config = config(Instant.EPOCH, PLAIN);
        var left = new ImageComparison.Side(ImageTree.of(List.of(base, one, two)), config);
        var right = new ImageComparison.Side(ImageTree.of(List.of(base, two, one)), config);

        assertThat(ImageComparison.of(left, right, Noise.QUIET).layers()).allMatch(LayerMatch::isShared)
                .extracting(LayerMatch::right).containsExactly(0, 2, 1);
        assertThat(ImageComparison.of(left, right, Noise.ALL_COUNTS).layers()).filteredOn(LayerMatch::isShared)
                .hasSize(2);
        assertThat(ImageComparison.of(left, right, Noise.ALL_COUNTS).layers()).hasSize(4);
    }
}
