package dev.cutaway.app.layers.model;

import dev.cutaway.app.control.LayerColor;
import dev.cutaway.app.control.LayerColors;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.analysis.Instruction;
import dev.cutaway.inspector.analysis.dockerfile.BaseBorder;
import dev.cutaway.inspector.image.HistoryRow;
import dev.cutaway.inspector.image.InspectedImage;
import dev.cutaway.inspector.tree.ContentRef;
import dev.cutaway.inspector.tree.ImageTree;
import dev.cutaway.inspector.tree.TreeState;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An image with the figures every part of its page needs, worked out once, off the UI thread. Immutable.
 *
 * @param image the image
 * @param border where its base image probably ends
 * @param layers figures of each layer, the lowest first
 * @param colors of its layers
 * @param finished its file system after the last layer
 */
public record ImageFacts(InspectedImage image, BaseBorder border, List<StackRow.Layer> layers, LayerColors colors,
        TreeState finished) {

    /** An os-release file longer than this is none. */
    private static final int OS_RELEASE_LIMIT = 64 * 1024;

    /** Works them out; takes time in proportion to the number of files. */
    public static ImageFacts of(InspectedImage image) {
        BaseBorder border = BaseBorder.of(image.source().config(), osRelease(image));
        LayerColors colors = LayerColors.of(image.source().config().diffIds(), border.layers());
        TreeState finished = image.tree().upTo(image.layers().size() - 1);
        return new ImageFacts(image, border, LayerFigures.of(image), colors, finished);
    }

    /** The same with the colours that some layers have elsewhere, by their places from 1. */
    public ImageFacts painted(Map<Integer, LayerColor> elsewhere) {
        return new ImageFacts(image, border, layers, colors.painted(image.source().config().diffIds(), elsewhere),
                finished);
    }

    /** The merged tree of all layers. */
    public ImageTree tree() {
        return image.tree();
    }

    /** A layer's colour. */
    public LayerColor color(int layer) {
        return colors.of(layers.get(layer).diffId());
    }

    /** What made a layer. */
    public Instruction instruction(int layer) {
        return layers.get(layer).instruction();
    }

    /** Stored bytes that no name reaches any more. */
    public long deadBytes() {
        return layers.stream().mapToLong(StackRow.Layer::deadBytes).sum();
    }

    /** The stack from the top: newest first, config-only steps between, the border where the base begins. */
    public List<StackRow> rows() {
        var rows = new ArrayList<StackRow>();
        List<HistoryRow> history = image.history();
        for (int step = history.size() - 1; step >= 0; step--) {
            HistoryRow row = history.get(step);
            rows.add(row.layer() < 0
                    ? new StackRow.Step(step, Instruction.of(row.entry()))
                    : layers.get(row.layer()));
            if (step == border.steps() && step > 0) {
                rows.add(new StackRow.Border(border.name()));
            }
        }
        return rows;
    }

    private static @Nullable String osRelease(InspectedImage image) {
        for (String path : List.of("/usr/lib/os-release", "/etc/os-release")) {
            String text = text(image, path);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** A small text file of the final file system; null where there is none, or it cannot be read: it only helps. */
    private static @Nullable String text(InspectedImage image, String path) {
        ImageTree tree = image.tree();
        int node = tree.find(path);
        int version = node < 0 ? -1 : tree.versionAt(node, tree.layerCount() - 1);
        ContentRef content = version < 0 ? null : tree.content(version);
        if (content == null || image.layers().get(content.layer()).bytes(content.entry()) > OS_RELEASE_LIMIT) {
            return null;
        }
        var bytes = new ByteArrayOutputStream();
        try {
            image.copyContent(content.layer(), content.entry(), bytes, Progress.NONE);
        } catch (IOException e) {
            System.getLogger(ImageFacts.class.getName()).log(System.Logger.Level.WARNING, "reading " + path, e);
            return null;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
