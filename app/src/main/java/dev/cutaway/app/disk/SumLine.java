package dev.cutaway.app.disk;

import dev.cutaway.app.control.Tips;
import dev.cutaway.app.library.LayerSharing.Measure;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.DockerText;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The sum that teaches: what the images would take apart, less what they share, is what is kept. */
final class SumLine extends VBox {

    private final Texts texts;
    private final Label apart = figure("sum-figure");
    private final Label shared = figure("sum-figure");
    private final Label together = figure("sum-result");
    private final Label result = words();
    private final Label ifApart = words();
    private final Label sharedWords = words();
    private final Region filled = new Region();
    private double share;

    SumLine(Texts texts) {
        this.texts = texts;
        getStyleClass().add("sum-line");
        var row = new HBox(apart, ifApart, sign("−"), shared, sharedWords, sign("="), together, result);
        row.getStyleClass().add("sum-row");
        filled.getStyleClass().add("sum-filled");
        var bar = new StackPane(filled) {
            @Override
            protected void layoutChildren() {
                filled.resizeRelocate(0, 0, Math.rint(getWidth() * share), getHeight());
            }
        };
        bar.getStyleClass().add("sum-bar");
        getChildren().addAll(row, bar);
        bar.setMouseTransparent(true);
    }

    private static Label figure(String styleClass) {
        var label = new Label();
        label.getStyleClass().add(styleClass);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label words() {
        var label = new Label();
        label.getStyleClass().addAll("secondary", "sum-words");
        return label;
    }

    private static Label sign(String sign) {
        var label = new Label(sign);
        label.getStyleClass().addAll("secondary", "sum-sign");
        return label;
    }

    void show(DiskModel model) {
        long all = model.sharing().apart();
        long once = model.sharing().together();
        apart.setText(DockerText.size(all));
        shared.setText(DockerText.size(all - once));
        together.setText(DockerText.size(once));
        Tips.set(apart, texts.text("image.exact", all));
        Tips.set(shared, texts.text("image.exact", all - once));
        Tips.set(together, texts.text("image.exact", once));
        ifApart.setText(texts.text("disk.sum.apart"));
        sharedWords.setText(texts.text("disk.sum.shared"));
        boolean onDisk = model.contents().store() == null || model.measure() == Measure.STORED;
        result.setText(texts.text(onDisk ? "disk.sum.disk" : "disk.sum.once"));
        share = all == 0 ? 0 : (double) once / all;
        setAccessibleText(apart.getText() + " " + ifApart.getText() + " − " + shared.getText() + " "
                + sharedWords.getText() + " = " + together.getText() + " " + result.getText());
        filled.getParent().requestLayout();
    }
}
