package dev.cutaway.app.dockerfile.text;

import jfx.incubator.scene.control.richtext.model.StyleAttributeMap;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

/**
 * The theme's colour of each look. The control would ask the stylesheet anew for every piece of every line at every key;
 * here an empty text of each look stands in the scene and is asked once for a theme.
 */
final class LookColors extends Pane {

    private final Map<Look, StyleAttributeMap> styles = new EnumMap<>(Look.class);

    /** @param changed run when a colour is another one */
    LookColors(Runnable changed) {
        setMouseTransparent(true);
        setManaged(false);
        for (Look look : Look.values()) {
            var probe = new Text();
            probe.getStyleClass().add(look.styleClass());
            styles.put(look, StyleAttributeMap.EMPTY);
            probe.fillProperty().subscribe(fill -> {
                if (fill instanceof Color color) {
                    styles.put(look, StyleAttributeMap.of(StyleAttributeMap.TEXT_COLOR, color));
                    changed.run();
                }
            });
            getChildren().add(probe);
        }
    }

    /** How a piece of text with this look is drawn. */
    StyleAttributeMap of(Look look) {
        return styles.getOrDefault(look, StyleAttributeMap.EMPTY);
    }
}
