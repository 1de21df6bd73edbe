package dev.cutaway.app.layers.compare;

import dev.cutaway.app.control.ChangeMark;
import dev.cutaway.app.control.EmptyState;
import dev.cutaway.app.control.LayerChip;
import dev.cutaway.app.control.LayerColors;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.layers.model.ImageContext;
import dev.cutaway.app.layers.model.ImageText;
import dev.cutaway.app.layers.model.SimpleTable;
import dev.cutaway.inspector.analysis.Instruction;
import dev.cutaway.inspector.analysis.compare.ConfigDifference;
import dev.cutaway.inspector.analysis.compare.ConfigDifference.Field;
import dev.cutaway.inspector.analysis.compare.HistoryMatch;
import dev.cutaway.inspector.analysis.compare.ImageComparison;
import dev.cutaway.inspector.analysis.compare.LayerMatch;
import dev.cutaway.inspector.image.InspectedImage;
import dev.cutaway.inspector.oci.HistoryEntry;
import dev.cutaway.inspector.tree.Change;
import org.jspecify.annotations.Nullable;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TableCell;

/** What else differs between two images: settings, steps, layers; each as a table of two sides. */
final class ImageDifferences {

    private final ImageText text;
    private final Compared compared;
    private final ImageComparison images;
    private final LayerColors colors;

    ImageDifferences(ImageContext context, Compared compared, ImageComparison images) {
        text = context.text();
        this.compared = compared;
        this.images = images;
        colors = compared.colors(context.facts());
    }

    /** Settings that differ. */
    Node settings() {
        if (images.config().isEmpty()) {
            return new EmptyState(null, text.of("image.compare.settings.same"), text.of("image.compare.same.text"));
        }
        var table = new SimpleTable<ConfigDifference>();
        table.fixed("", 36, (cell, row) -> mark(cell, row.left() == null
                ? Change.ADDED
                : row.right() == null ? Change.DELETED : Change.CHANGED));
        table.fixed(text.of("image.compare.setting"), 120, (cell, row) -> cell.setText(field(row.field())));
        table.column(text.of("image.compare.key"), 130, (cell, row) -> mono(cell, row.key()));
        table.column(text.of("image.compare.before"), 200, (cell, row) -> mono(cell, row.left()));
        table.column(text.of("image.compare.after"), 200, (cell, row) -> mono(cell, row.right()));
        table.getItems().setAll(images.config());
        return table;
    }

    /** Steps side by side, the newest first. */
    Node history() {
        var table = new SimpleTable<HistoryMatch>();
        table.fixed("", 36, (cell, row) -> mark(cell, row.left() < 0
                ? Change.ADDED
                : row.right() < 0 ? Change.DELETED : null));
        table.column(text.of("image.compare.before"), 300,
                (cell, row) -> mono(cell, step(compared.before().image(), row.left())));
        table.column(text.of("image.compare.after"), 300,
                (cell, row) -> mono(cell, step(compared.after().image(), row.right())));
        table.getItems().setAll(images.history().reversed());
        return table;
    }

    /** Layers side by side, the newest first; what both have is marked. */
    Node layers() {
        var table = new SimpleTable<LayerMatch>();
        table.fixed("", 36, (cell, row) -> mark(cell, row.left() < 0
                ? Change.ADDED
                : row.right() < 0 ? Change.DELETED : null));
        table.fixed(text.of("image.compare.before"), 90, (cell, row) -> chip(cell, row, row.left()));
        table.fixed(text.of("image.compare.after"), 90, (cell, row) -> chip(cell, row, row.right()));
        table.fixed(text.of("image.compare.common"), 90,
                (cell, row) -> cell.setText(row.isShared() ? text.of("image.compare.shared") : ""));
        table.figure(text.of("image.waste.stored"), 90, (cell, row) -> {
            cell.setText(text.size(row.bytes()));
            Tips.set(cell, text.exact(row.bytes()));
        });
        table.column(text.of("image.compare.diffid"), 200, (cell, row) -> mono(cell, row.diffId().toString()));
        table.getItems().setAll(images.layers().reversed());
        return table;
    }

    private void chip(TableCell<LayerMatch, LayerMatch> cell, LayerMatch row, int place) {
        cell.setGraphic(place < 0 ? null : new LayerChip(place + 1, colors.of(row.diffId())));
    }

    private static <R> void mark(TableCell<R, R> cell, @Nullable Change change) {
        var mark = new ChangeMark();
        mark.show(change);
        cell.setGraphic(mark);
    }

    private static <R> void mono(TableCell<R, R> cell, @Nullable String words) {
        if (!cell.getStyleClass().contains("code-cell")) {
            cell.getStyleClass().add("code-cell");
        }
        cell.setText(words == null ? "–" : words.replaceAll("\\s+", " "));
        Tips.set(cell, words == null || words.isEmpty() ? "–" : words);
    }

    private static @Nullable String step(InspectedImage image, int step) {
        List<HistoryEntry> history = image.source().config().history();
        return step < 0 ? null : Instruction.of(history.get(step)).toString();
    }

    private String field(Field field) {
        return switch (field) {
            case PLATFORM -> text.of("image.config.platform");
            case CREATED -> text.of("image.config.created");
            case AUTHOR -> text.of("image.config.author");
            case ENV -> text.of("image.config.env");
            case ENTRYPOINT -> text.of("image.config.entrypoint");
            case CMD -> text.of("image.config.cmd");
            case USER -> text.of("image.config.user");
            case WORKING_DIR -> text.of("image.config.workdir");
            case PORT -> text.of("image.config.ports");
            case VOLUME -> text.of("image.config.volumes");
            case LABEL -> text.of("image.config.labels");
            case STOP_SIGNAL -> text.of("image.config.stop");
            case HEALTHCHECK -> text.of("image.config.healthcheck");
            case ON_BUILD -> text.of("image.config.onbuild");
            case SHELL -> text.of("image.config.shell");
            case ORDER -> text.of("image.compare.order.field");
        };
    }
}
