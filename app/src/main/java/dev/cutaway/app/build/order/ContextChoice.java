package dev.cutaway.app.build.order;

import dev.cutaway.app.control.FilePaths;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.text.Texts;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.nio.file.Path;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The folder that a build is sent: where it is, a button for another one, and the way back to the Dockerfile's own. */
public final class ContextChoice extends HBox {

    /**
     * @param folder changed here
     * @param file the Dockerfile
     */
    public ContextChoice(Workbench bench, ObjectProperty<Path> folder, ObservableValue<Path> file) {
        Texts texts = bench.texts();
        getStyleClass().add("context-choice");
        var path = new Label();
        path.textProperty().bind(folder.map(FilePaths::familiar));
        path.getStyleClass().addAll("mono", "context-folder");
        path.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        path.setMinWidth(40);
        path.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(path, Priority.ALWAYS);
        path.setTooltip(Tips.asked(() -> folder.get().toString()));
        var other = new Button();
        other.textProperty().bind(texts.of("build.context.other"));
        other.getStyleClass().add("compact");
        other.setMinWidth(Region.USE_PREF_SIZE);
        other.setOnAction(action -> bench.desktop().askForFolder(folder.get())
                .ifPresent(chosen -> folder.set(chosen.toAbsolutePath().normalize())));
        var own = new Button("", new FontIcon(Feather.CORNER_UP_LEFT));
        own.getStyleClass().addAll("icon-button", "compact");
        own.accessibleTextProperty().bind(texts.of("build.context.own"));
        own.setTooltip(Tips.asked(() -> texts.text("build.context.own")));
        own.setOnAction(action -> folder.set(BuildSubject.home(file.getValue())));
        own.visibleProperty().bind(Bindings.createBooleanBinding(
                () -> !folder.get().equals(BuildSubject.home(file.getValue())), folder, file));
        own.managedProperty().bind(own.visibleProperty());
        getChildren().addAll(new FontIcon(Feather.FOLDER), path, own, other);
    }
}
