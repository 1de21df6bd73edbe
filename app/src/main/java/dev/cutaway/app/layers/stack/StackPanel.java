package dev.cutaway.app.layers.stack;

import dev.cutaway.app.control.EmptyState;
import dev.cutaway.app.control.Hatch;
import dev.cutaway.app.control.LayerColors;
import dev.cutaway.app.control.Segmented;
import dev.cutaway.app.layers.model.ImageText;
import dev.cutaway.app.layers.model.LayerSelection;
import dev.cutaway.app.layers.model.StackRow;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The left side of the image page: head, stack, legend. */
public final class StackPanel extends BorderPane {

    private final LayerStack stack;

    /**
     * @param rows from the top: newest first
     * @param colors of the layers
     * @param selection followed and changed
     * @param text words
     * @param leave gives the keyboard to what is beside the stack
     */
    public StackPanel(List<StackRow> rows, LayerColors colors, LayerSelection selection, ImageText text,
            Runnable leave) {
        getStyleClass().add("stack-panel");
        stack = new LayerStack(rows, colors, selection, text);
        var scroll = new ScrollPane(stack);
        scroll.getStyleClass().add("stack-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        long layers = rows.stream().filter(StackRow.Layer.class::isInstance).count();
        setTop(head(text, layers));
        setCenter(layers == 0
                ? new EmptyState(null, text.of("image.stack.none.title"), text.of("image.stack.none.text"))
                : scroll);
        setBottom(legend(text));
        stack.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            boolean plain = !event.isShiftDown() && !event.isControlDown() && !event.isAltDown();
            if (plain && (event.getCode() == KeyCode.TAB || event.getCode() == KeyCode.ENTER)) {
                leave.run();
                event.consume();
            }
        });
        selection.addListener(() -> reveal(scroll, selection.selected()));
    }

    /** Gives the keyboard to the selected block. */
    public void focusStack() {
        stack.focusSelected();
    }

    private Node head(ImageText text, long layers) {
        var title = new Label(text.of("image.stack.heading"));
        title.getStyleClass().add("heading");
        var count = new Label(text.number(layers));
        count.getStyleClass().add("count");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var heights = new Segmented<>(LayerStack.Heights.BY_SIZE)
                .choice(LayerStack.Heights.BY_SIZE, text.of("image.stack.bysize"))
                .choice(LayerStack.Heights.EQUAL, text.of("image.stack.equal"));
        stack.heightsProperty().bind(heights.valueProperty());
        var head = new HBox(title, count, gap, heights);
        head.getStyleClass().add("stack-head");
        return head;
    }

    private static Node legend(ImageText text) {
        var hatch = new Hatch();
        hatch.getStyleClass().add("sample");
        var dash = new Region();
        dash.getStyleClass().add("dash");
        var minus = new Region();
        minus.getStyleClass().add("minus");
        var legend = new FlowPane(entry(hatch, text.of("image.legend.dead")),
                entry(dash, text.of("image.legend.config")),
                entry(minus, text.of("image.legend.deletes")));
        legend.getStyleClass().add("stack-legend");
        return legend;
    }

    private static Node entry(Node sample, String words) {
        var entry = new HBox(6, sample, new Label(words));
        entry.setAlignment(Pos.CENTER_LEFT);
        return entry;
    }

    /** Scrolls a long stack so that the layer is seen. */
    private void reveal(ScrollPane scroll, int layer) {
        double view = scroll.getViewportBounds().getHeight();
        double over = stack.getHeight() - view;
        if (layer >= 0 && over > 0) {
            LayerBlock block = stack.blockOf(layer);
            double top = block.getLayoutY() - LayerStack.INSET;
            double bottom = block.getLayoutY() + block.getHeight() + LayerStack.INSET;
            double at = scroll.getVvalue() * over;
            double wanted = top < at ? top : bottom > at + view ? bottom - view : at;
            scroll.setVvalue(Math.clamp(wanted / over, 0, 1));
        }
    }
}
