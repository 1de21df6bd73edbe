package dev.cutaway.inspector.analysis.compare;

import dev.cutaway.inspector.oci.ImageConfig;
import dev.cutaway.inspector.tree.ImageTree;

import java.util.List;

/**
 * All that is different between two images; the left one is before, the right one after.
 *
 * @param files their file systems
 * @param config their settings
 * @param history their steps, aligned
 * @param layers their layers, aligned
 */
public record ImageComparison(FileComparison files, List<ConfigDifference> config, List<HistoryMatch> history,
        List<LayerMatch> layers) {

    /**
     * One of the two.
     *
     * @param tree its layers merged
     * @param config its config
     */
    public record Side(ImageTree tree, ImageConfig config) {}

    /** Compares. */
    public static ImageComparison of(Side left, Side right, Noise noise) {
        ImageTree a = left.tree();
        ImageTree b = right.tree();
        return new ImageComparison(
                FileComparison.of(a.upTo(a.layerCount() - 1), b.upTo(b.layerCount() - 1), noise),
                ConfigDifference.between(left.config(), right.config(), noise),
                HistoryMatch.align(left.config().history(), right.config().history()),
                LayerMatch.align(a.layers(), b.layers(), noise));
    }
}
