package dev.cutaway.app.layers.stack;

import dev.cutaway.app.control.LayerColors;
import dev.cutaway.app.control.StackHeights;
import dev.cutaway.app.layers.model.ImageText;
import dev.cutaway.app.layers.model.LayerSelection;
import dev.cutaway.app.layers.model.StackRow;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * The blocks, steps and the border, laid out over the room there is. Arrow keys walk the layers; with Shift, or by a
 * click with Ctrl, a second layer is set beside the selected one.
 */
final class LayerStack extends Region {

    /** How blocks get their heights. */
    enum Heights {
        BY_SIZE, EQUAL
    }

    static final double STEP_HEIGHT = 18;
    static final double BORDER_HEIGHT = 28;
    static final double GAP = 2;
    static final double INSET = 12;

    private final ObjectProperty<Heights> heights = new SimpleObjectProperty<>(this, "heights", Heights.BY_SIZE);
    private final List<Node> rows = new ArrayList<>();
    private final List<LayerBlock> blocks = new ArrayList<>();
    private final KillArrow arrow = new KillArrow();
    private final LayerSelection selection;

    LayerStack(List<StackRow> content, LayerColors colors, LayerSelection selection, ImageText text) {
        this.selection = selection;
        getStyleClass().add("layer-stack");
        for (StackRow row : content) {
            rows.add(switch (row) {
                case StackRow.Layer layer -> block(new LayerBlock(layer, colors.of(layer.diffId()), text));
                case StackRow.Step step -> new StepLine(step, text.of("image.stack.config.only"));
                case StackRow.Border border -> new BorderLine(text.of("image.stack.from"),
                        border.name() == null ? text.of("image.stack.base.unnamed") : border.name());
            });
        }
        getChildren().addAll(rows);
        getChildren().add(arrow);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setAccessibleText(text.of("image.stack.heading"));
        heights.subscribe(this::requestLayout);
        selection.addListener(this::mark);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        mark();
    }

    ObjectProperty<Heights> heightsProperty() {
        return heights;
    }

    private LayerBlock block(LayerBlock block) {
        blocks.add(block);
        block.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isShortcutDown()) {
                selection.compareWith(block.layer().layer());
            } else {
                selection.select(block.layer().layer());
            }
            block.requestFocus();
        });
        return block;
    }

    private void mark() {
        int selected = selection.selected();
        int second = selection.second();
        for (LayerBlock block : blocks) {
            int layer = block.layer().layer();
            block.mark(layer == selected, layer == second, selection.isUpToHere() && layer > selected);
        }
        requestLayout();
    }

    private void key(KeyEvent event) {
        int step = switch (event.getCode()) {
            case UP, K -> 1;
            case DOWN, J -> -1;
            case PAGE_UP, HOME -> blocks.size();
            case PAGE_DOWN, END -> -blocks.size();
            default -> 0;
        };
        if (step == 0 || blocks.isEmpty() || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        if (event.isShiftDown()) {
            int from = selection.second() == LayerSelection.NONE ? selection.selected() : selection.second();
            selection.compareWith(Math.clamp(from + step, 0, blocks.size() - 1));
        } else {
            selection.select(Math.clamp(selection.selected() + step, 0, blocks.size() - 1));
            blockOf(selection.selected()).requestFocus();
        }
        event.consume();
    }

    /** The block of a layer: the first is the newest. */
    LayerBlock blockOf(int layer) {
        return blocks.get(blocks.size() - 1 - layer);
    }

    /** Gives the keyboard to the selected block. */
    void focusSelected() {
        if (!blocks.isEmpty()) {
            blockOf(selection.selected()).requestFocus();
        }
    }

    @Override
    protected double computeMinHeight(double width) {
        return fixedHeight() + blocks.size() * (StackHeights.FLOOR + GAP);
    }

    @Override
    protected double computePrefHeight(double width) {
        return computeMinHeight(width);
    }

    private double fixedHeight() {
        double sum = 2 * INSET - GAP;
        for (Node row : rows) {
            sum += switch (row) {
                case StepLine _ -> STEP_HEIGHT + GAP;
                case BorderLine _ -> BORDER_HEIGHT;
                default -> 0;
            };
        }
        return sum;
    }

    @Override
    protected void layoutChildren() {
        double room = getHeight() - fixedHeight() - GAP * blocks.size();
        int[] high = heights.get() == Heights.EQUAL
                ? StackHeights.equal(blocks.size(), room)
                : StackHeights.bySize(blocks.stream().mapToLong(block -> block.layer().bytes()).toArray(), room);
        double width = getWidth() - 2 * INSET;
        double y = INSET;
        int next = 0;
        for (Node row : rows) {
            double height = switch (row) {
                case StepLine _ -> STEP_HEIGHT;
                case BorderLine _ -> BORDER_HEIGHT;
                default -> high[next++];
            };
            row.resizeRelocate(INSET, y, width, height);
            y += height + (row instanceof BorderLine ? 0 : GAP);
        }
        arrow();
    }

    private void arrow() {
        int killed = selection.selected();
        int killer = selection.killer();
        boolean shown = killer > killed && killer < blocks.size() && killed >= 0;
        arrow.setVisible(shown);
        if (shown) {
            LayerBlock from = blockOf(killed);
            LayerBlock to = blockOf(killer);
            double middle = (from.deadFrom() + from.getHeight()) / 2;
            arrow.connect(getWidth() - INSET, from.getLayoutY() + middle, to.getLayoutY() + to.getHeight() / 2);
        }
    }
}
