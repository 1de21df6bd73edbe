package dev.cutaway.app.shell;

import org.kordamp.ikonli.Ikon;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;

/**
 * One thing that can be done with files dropped on the window.
 *
 * @param title what it is called: {@code Look}
 * @param sentence what it does
 * @param icon above the title
 * @param offered whether it can be done now
 * @param take takes the files and folders, at least one
 */
public record DropChoice(ObservableValue<String> title, ObservableValue<String> sentence, Ikon icon,
        ObservableBooleanValue offered, Consumer<List<Path>> take) {}
