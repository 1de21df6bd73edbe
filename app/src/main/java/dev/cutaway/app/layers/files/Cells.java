package dev.cutaway.app.layers.files;

import dev.cutaway.app.control.ChangeMark;
import dev.cutaway.app.control.LayerChip;
import dev.cutaway.app.control.Palette;
import dev.cutaway.app.control.SizeBar;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.layers.model.ImageFacts;
import dev.cutaway.app.layers.model.ImageText;
import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.tree.Outline.Mode;
import dev.cutaway.inspector.tree.TreeState;

import java.util.List;
import java.util.function.BiFunction;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;

/** The simple cells of the file table. */
final class Cells {

    private Cells() {}

    /** A cell that shows a row, and nothing where there is none. */
    abstract static class RowCell extends TableCell<Row, Row> {

        abstract void show(Row row);

        abstract void clear();

        @Override
        protected void updateItem(Row row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                clear();
            } else {
                show(row);
            }
        }
    }

    /** A, C, D or nothing. */
    static final class MarkCell extends RowCell {

        private final ChangeMark mark = new ChangeMark();

        @Override
        void show(Row row) {
            mark.show(row.rows().change(row.index()));
            setGraphic(mark);
        }

        @Override
        void clear() {
            setGraphic(null);
        }
    }

    /** How many bytes, exact on hover. */
    static final class SizeCell extends RowCell {

        private final ImageText text;
        private final Tooltip tip;

        SizeCell(ImageText text) {
            this.text = text;
            getStyleClass().add("figure");
            tip = Tips.asked(() -> {
                Row row = getItem();
                return row == null ? "" : text.exact(row.rows().bytes(row.index()));
            });
        }

        @Override
        void show(Row row) {
            setText(text.size(row.rows().bytes(row.index())));
            setTooltip(tip);
        }

        @Override
        void clear() {
            setText(null);
            setTooltip(null);
        }
    }

    /** The layer that made what is there; of a folder, the newest that did anything in it. */
    static final class ChipCell extends RowCell {

        private final ImageFacts facts;
        private final LayerChip chip = new LayerChip();

        ChipCell(ImageFacts facts) {
            this.facts = facts;
            getStyleClass().add("chip-cell");
            chip.setTooltip(Tips.asked(() -> {
                int owner = getItem() == null ? -1 : owner(getItem());
                return owner < 0 ? "" : facts.instruction(owner).toString();
            }));
        }

        @Override
        void show(Row row) {
            int owner = owner(row);
            if (owner < 0) {
                clear();
            } else {
                chip.show(owner + 1, facts.color(owner));
                setGraphic(chip);
            }
        }

        @Override
        void clear() {
            setGraphic(null);
        }
    }

    private static int owner(Row row) {
        TreeState state = row.rows().state();
        boolean folder = row.rows().expandable(row.index());
        return folder ? state.newestLayerBelow(row.node()) : state.ownerLayer(row.node());
    }

    /** Words about the entry that describes the row. */
    static final class EntryCell extends RowCell {

        private final BiFunction<LayerIndex, Integer, String> words;

        EntryCell(BiFunction<LayerIndex, Integer, String> words, String... styleClasses) {
            this.words = words;
            getStyleClass().addAll(styleClasses);
        }

        @Override
        void show(Row row) {
            int event = row.rows().describedBy(row.index());
            int entry = event < 0 ? -1 : row.rows().tree().entry(event);
            setText(entry < 0 ? "" : words.apply(row.rows().indexOf(event), entry));
        }

        @Override
        void clear() {
            setText(null);
        }
    }

    /** The row's share of its folder, cut by layer. */
    static final class BarCell extends RowCell {

        static final double WIDTH = 64;
        private static final double HEIGHT = 6;

        private final ImageFacts facts;
        private final LayerBars bars;
        private final SizeBar bar;

        BarCell(ImageFacts facts, LayerBars bars, Palette palette) {
            this.facts = facts;
            this.bars = bars;
            bar = new SizeBar(palette, WIDTH, HEIGHT);
        }

        @Override
        void show(Row row) {
            TreeState state = row.rows().state();
            int node = row.node();
            int parent = row.rows().tree().parent(node);
            if (row.rows().mode() == Mode.ONLY_THIS_LAYER) {
                var color = facts.color(state.layer());
                bar.show(List.of(new SizeBar.Segment(color, state.broughtBytes(node), false),
                        new SizeBar.Segment(color, state.deletedBytes(node), true)),
                        state.broughtBytes(parent) + state.deletedBytes(parent));
            } else {
                List<SizeBar.Segment> segments = bars.of(state, node, () -> again(row));
                bar.show(segments, state.bytes(parent) + state.deadBytes(parent));
            }
            setGraphic(bar);
        }

        private void again(Row row) {
            if (row.equals(getItem())) {
                show(row);
            }
        }

        @Override
        void clear() {
            setGraphic(null);
        }
    }
}
