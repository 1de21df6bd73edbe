package dev.cutaway.app.control;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/** A short id; a click copies the full one, and a tick says so for a moment. */
public final class CopyableId extends Button {

    private static final Duration TICK = Duration.seconds(1.2);

    private final FontIcon icon = FontIcon.of(Feather.COPY, 12);
    private final PauseTransition back = new PauseTransition(TICK);

    /**
     * @param shown the short form
     * @param full what is copied and what the tooltip shows
     * @param accessibleText what a screen reader says, such as "Copy image id"
     */
    public CopyableId(String shown, String full, String accessibleText) {
        super(shown);
        getStyleClass().setAll("copyable-id");
        setGraphic(icon);
        setContentDisplay(ContentDisplay.RIGHT);
        setMinWidth(USE_PREF_SIZE);
        setTooltip(new Tooltip(full));
        setAccessibleText(accessibleText + " " + shown);
        back.setOnFinished(_ -> icon.setIconCode(Feather.COPY));
        setOnAction(_ -> {
            Clip.copy(full);
            icon.setIconCode(Feather.CHECK);
            back.playFromStart();
        });
    }
}
