package dev.cutaway.app.dockerfile;

import dev.cutaway.app.control.FilePaths;
import dev.cutaway.app.control.Segmented;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.text.Texts;
import org.jspecify.annotations.Nullable;

import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;

/** The head of the page: the name, where the file is, whether it is saved, and the way it is shown. */
final class PageHead extends HBox {

    /** How a Dockerfile is shown. */
    enum Mode {
        /** As it is written. */
        TEXT,
        /** As blocks. */
        BLOCKS
    }

    /** Narrower than this there is no room for the path and the names of what is chosen: it is said when hovered. */
    private static final double NARROW = 960;
    private static final PseudoClass IS_NARROW = PseudoClass.getPseudoClass("narrow");
    private static final double MOST_TITLE = 110;

    private final Segmented<Mode> mode = new Segmented<>(Mode.TEXT);

    PageHead(Texts texts, DockerfileSession session, ObservableValue<String> name, boolean hasBlocks,
            @Nullable Node bar) {
        getStyleClass().addAll("dockerfile-head", "hairline-below");
        var title = new Label();
        title.textProperty().bind(name);
        title.getStyleClass().add("title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        title.setTooltip(Tips.asked(() -> session.fileProperty().get().toString()));
        var path = new Label();
        path.textProperty().bind(session.fileProperty().map(FilePaths::familiar));
        path.getStyleClass().addAll("mono", "secondary");
        path.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        path.setMinWidth(40);
        Tooltip whole = Tips.asked(() -> session.fileProperty().get().toString());
        path.setTooltip(whole);
        var unsaved = new Label();
        unsaved.textProperty().bind(texts.of("dockerfile.unsaved"));
        unsaved.getStyleClass().addAll("unsaved", "small");
        unsaved.setMinWidth(Region.USE_PREF_SIZE);
        unsaved.setGraphic(new Circle(3));
        unsaved.setTooltip(Tips.asked(() -> texts.text("dockerfile.unsaved")));
        unsaved.visibleProperty().bind(session.edited().changedProperty());
        getChildren().addAll(title, path);
        if (hasBlocks) {
            mode.choice(Mode.TEXT, "").choice(Mode.BLOCKS, "");
            mode.button(Mode.TEXT).textProperty().bind(texts.of("dockerfile.mode.text"));
            mode.button(Mode.BLOCKS).textProperty().bind(texts.of("dockerfile.mode.blocks"));
            getChildren().add(mode);
        }
        // Behind what is fixed, and its place is kept: nothing moves when it comes or goes.
        getChildren().add(unsaved);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().add(gap);
        if (bar != null) {
            getChildren().add(bar);
        }
        // Whatever is in it, it makes the window no wider.
        setMinWidth(0);
        widthProperty().subscribe(width -> {
            boolean narrow = width.doubleValue() < NARROW;
            pseudoClassStateChanged(IS_NARROW, narrow);
            title.setMaxWidth(narrow ? MOST_TITLE : Region.USE_COMPUTED_SIZE);
            title.setMinWidth(narrow ? 0 : Region.USE_PREF_SIZE);
            unsaved.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.TEXT_ONLY);
            path.setVisible(!narrow);
            path.setManaged(!narrow);
        });
    }

    ObjectProperty<Mode> modeProperty() {
        return mode.valueProperty();
    }
}
