package dev.cutaway.inspector.analysis.findings;

import dev.cutaway.inspector.analysis.findings.Finding.Kind;
import dev.cutaway.inspector.oci.ImageConfig;
import dev.cutaway.inspector.tree.ImageTree;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Everything found in an image: in every layer, also where a later layer hides it, and in the config.
 *
 * @param all the gravest first, then by kind, layer and path
 * @param unread suspicious files that were not judged, because they are larger than {@link #READ_LIMIT} or because
 *        there was nothing to read contents from
 */
public record Findings(List<Finding> all, int unread) {

    /** No file larger than this is opened, in bytes. */
    public static final int READ_LIMIT = 64 * 1024;

    /**
     * Looks through an image. Only small files with suspicious names are read.
     *
     * @param contents null where contents cannot be read: then names that say enough by themselves are reported
     * @throws IOException when {@code contents} fails
     */
    public static Findings of(ImageTree tree, ImageConfig config, @Nullable ContentSource contents)
            throws IOException {
        var files = new FileScan(tree);
        files.scan();
        int unread = files.judge(contents);
        var all = new ArrayList<>(files.findings());
        all.addAll(new ConfigScan(config).findings());
        all.sort(Comparator.comparing(Finding::severity)
                .reversed()
                .thenComparing(Finding::kind)
                .thenComparingInt(Finding::layer)
                .thenComparingInt(Finding::step)
                .thenComparing(Finding::path));
        return new Findings(List.copyOf(all), unread);
    }

    /** Those of one kind. */
    public List<Finding> of(Kind kind) {
        return all.stream().filter(finding -> finding.kind() == kind).toList();
    }
}
