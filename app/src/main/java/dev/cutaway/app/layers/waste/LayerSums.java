package dev.cutaway.app.layers.waste;

import dev.cutaway.app.control.Hatch;
import dev.cutaway.app.control.LayerColor;
import dev.cutaway.app.control.SizeBar;
import dev.cutaway.app.control.SizeBar.Segment;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.layers.model.ImageContext;
import dev.cutaway.app.layers.model.ImageText;
import dev.cutaway.inspector.analysis.WasteLedger;

import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A bar per layer, live and dead, newest on top, and below them the sum to the byte. */
final class LayerSums extends VBox {

    private static final double ROW = 26;
    private static final int ROWS_SHOWN = 8;
    private static final double BAR_HEIGHT = 14;

    private final ImageContext context;
    private final ImageText text;
    private final WasteLedger ledger;
    private final long largest;

    LayerSums(ImageContext context, WasteLedger ledger) {
        this.context = context;
        this.ledger = ledger;
        text = context.text();
        int layers = context.facts().layers().size();
        largest = IntStream.range(0, layers).mapToLong(ledger::storedBytes).max().orElse(0);
        getStyleClass().add("layer-sums");
        var list = new ListView<Integer>();
        list.getStyleClass().add("sums-list");
        list.setFixedCellSize(ROW);
        list.setCellFactory(_ -> new LayerCell());
        list.getItems().setAll(IntStream.range(0, layers).map(i -> layers - 1 - i).boxed().toList());
        double height = ROW * Math.clamp(layers, 1, ROWS_SHOWN);
        list.setMinHeight(height);
        list.setPrefHeight(height);
        list.setMaxHeight(height);
        list.getSelectionModel().selectedItemProperty().subscribe(layer -> {
            if (layer != null) {
                context.selection().select(layer);
            }
        });
        getChildren().addAll(head(), list, sum());
    }

    private Node head() {
        var layer = new Label(text.of("image.waste.layer"));
        layer.getStyleClass().addAll("caption", "small", "sums-name");
        var live = new Region();
        live.getStyleClass().add("live-sample");
        var hatch = new Hatch();
        hatch.getStyleClass().add("sample");
        var legend = new HBox(6, live, caption("image.waste.live"), hatch, caption("image.waste.dead.word"));
        legend.setAlignment(Pos.CENTER_LEFT);
        HBox.setMargin(hatch, new javafx.geometry.Insets(0, 0, 0, 10));
        HBox.setHgrow(legend, Priority.ALWAYS);
        var head = new HBox(layer, legend, figure(text.of("image.waste.stored"), "caption"),
                figure(text.of("image.waste.dead.column"), "caption"), share(text.of("image.waste.share"), "caption"));
        head.getStyleClass().add("sums-row");
        return head;
    }

    private Label caption(String key) {
        var label = new Label(text.of(key));
        label.getStyleClass().addAll("caption", "small");
        return label;
    }

    private Node sum() {
        var name = new Label(text.of("image.waste.sum"));
        name.getStyleClass().addAll("strong", "sums-name");
        var exact = new Label(text.of("image.waste.sum.exact", ledger.liveBytes(), ledger.deadBytes(),
                ledger.storedBytes()));
        exact.getStyleClass().add("secondary");
        exact.setMaxWidth(Double.MAX_VALUE);
        exact.setMinWidth(0);
        HBox.setHgrow(exact, Priority.ALWAYS);
        var row = new HBox(name, exact, figure(text.size(ledger.storedBytes()), "strong"),
                figure(text.size(ledger.deadBytes()), "strong"),
                share(text.percent(ledger.deadBytes(), ledger.storedBytes()), "strong"));
        row.getStyleClass().addAll("sums-row", "sums-total");
        return row;
    }

    private static Label figure(String words, String styleClass) {
        var label = new Label(words);
        label.getStyleClass().addAll("sums-figure", styleClass);
        return label;
    }

    private static Label share(String words, String styleClass) {
        var label = new Label(words);
        label.getStyleClass().addAll("sums-share", styleClass);
        return label;
    }

    private final class LayerCell extends ListCell<Integer> {

        private final HBox chipPlace = new HBox();
        private final Label instruction = new Label();
        private final SizeBar bar = new SizeBar(context.palette(), 10, BAR_HEIGHT).edged();
        private final HBox barPlace = new HBox(bar);
        private final Label stored = figure("", "plain");
        private final Label dead = figure("", "strong");
        private final Label share = share("", "secondary");
        private final HBox name = new HBox(8, chipPlace, instruction);
        private final HBox box = new HBox(name, barPlace, stored, dead, share);

        LayerCell() {
            instruction.getStyleClass().add("mono-small");
            name.getStyleClass().add("sums-name");
            name.setAlignment(Pos.CENTER_LEFT);
            chipPlace.setAlignment(Pos.CENTER_LEFT);
            barPlace.setAlignment(Pos.CENTER_LEFT);
            barPlace.setMinWidth(0);
            HBox.setHgrow(barPlace, Priority.ALWAYS);
            barPlace.widthProperty().subscribe(width -> bar.resizeTo(Math.max(0, width.doubleValue())));
            bar.setManaged(false);
            bar.setLayoutY((ROW - BAR_HEIGHT) / 2);
            barPlace.setMinHeight(ROW);
            box.getStyleClass().add("sums-row");
        }

        @Override
        protected void updateItem(Integer layer, boolean empty) {
            super.updateItem(layer, empty);
            if (empty || layer == null) {
                setGraphic(null);
                return;
            }
            chipPlace.getChildren().setAll(context.chip(layer));
            String words = context.facts().instruction(layer).toString();
            instruction.setText(words.replaceAll("\\s+", " "));
            Tips.set(instruction, words);
            LayerColor color = context.facts().color(layer);
            bar.show(List.of(new Segment(color, ledger.liveBytes(layer), false),
                    new Segment(color, ledger.deadBytes(layer), true)), largest);
            boolean any = ledger.deadBytes(layer) > 0;
            stored.setText(text.size(ledger.storedBytes(layer)));
            Tips.set(stored, text.exact(ledger.storedBytes(layer)));
            dead.setText(any ? text.size(ledger.deadBytes(layer)) : "–");
            Tips.set(dead, text.exact(ledger.deadBytes(layer)));
            share.setText(any ? text.percent(ledger.deadBytes(layer), ledger.storedBytes(layer)) : "–");
            setGraphic(box);
        }
    }
}
