package dev.cutaway.app.shell;

import org.kordamp.ikonli.Ikon;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;

/**
 * One thing that can be done with files dropped on the window.
 *
 * @param title what it is called: {@code Look}
 * @param sentence what it does
 * @param icon above the title
 * @param offered whether it can be done now
 * @param fits whether it can be done with these files and folders, at least one
 * @param take takes the files and folders, at least one
 */
public record DropChoice(ObservableValue<String> title, ObservableValue<String> sentence, Ikon icon,
        ObservableBooleanValue offered, Predicate<List<Path>> fits, Consumer<List<Path>> take) {}
