package dev.cutaway.app.shell;

import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** One place the window can show. Its node is made once and kept, so going back finds it as it was left. */
public interface Page {

    /** The last crumb of the path in the top bar. */
    ObservableValue<String> title();

    /** The page above it, which comes before it in the path; empty for a place of the rail. */
    default Optional<Page> parent() {
        return Optional.empty();
    }

    /** What fills the window between top bar and status bar. Always the same one. */
    Node node();

    /** Called each time the page has come into the window; takes the keyboard focus where that helps. */
    default void shown() {}

    /** Called each time it has left the window. */
    default void hidden() {}

    /** What can be done here, for the palette and the sheet of shortcuts. Shortcuts work while the page is shown. */
    default List<Command> commands() {
        return List.of();
    }

    /** One figure for the right end of the status bar; its value may be empty. */
    default Optional<ObservableValue<String>> statusFigure() {
        return Optional.empty();
    }

    /** Its states worth a picture, for {@code --screenshot}. */
    default List<PageView> views() {
        return List.of();
    }
}
