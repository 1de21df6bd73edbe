package dev.cutaway.app.disk;

import dev.cutaway.app.control.Hatch;
import dev.cutaway.app.text.Texts;
import org.jspecify.annotations.Nullable;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Below the map: what its colours and hatches mean. */
final class MapLegend extends HBox {

    MapLegend(Texts texts) {
        getStyleClass().add("map-legend");
        var base = new Region();
        base.getStyleClass().addAll("sample", "base");
        var hatch = new Hatch();
        hatch.getStyleClass().add("sample");
        getChildren().addAll(entry(texts, base, "disk.legend.base"), entry(texts, null, "disk.legend.same"),
                entry(texts, hatch, "disk.legend.goes"));
    }

    private static Label entry(Texts texts, @Nullable Node sample, String key) {
        var entry = new Label();
        entry.textProperty().bind(texts.of(key));
        entry.setGraphic(sample);
        return entry;
    }
}
