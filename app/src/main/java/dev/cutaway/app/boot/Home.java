package dev.cutaway.app.boot;

import dev.cutaway.app.shell.Command;
import dev.cutaway.app.shell.Page;
import dev.cutaway.app.shell.PageView;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** Where the app starts. Stands for a page that is made later, for that page needs the history that begins here. */
final class Home implements Page {

    private @Nullable Page page;

    /** Says which page it is; once, before anything is shown. */
    void becomes(Page made) {
        page = made;
    }

    private Page page() {
        return Objects.requireNonNull(page, "becomes comes first");
    }

    @Override
    public ObservableValue<String> title() {
        return page().title();
    }

    @Override
    public Node node() {
        return page().node();
    }

    @Override
    public void shown() {
        page().shown();
    }

    @Override
    public void hidden() {
        page().hidden();
    }

    @Override
    public List<Command> commands() {
        return page().commands();
    }

    @Override
    public Optional<ObservableValue<String>> statusFigure() {
        return page().statusFigure();
    }

    @Override
    public List<PageView> views() {
        return page().views();
    }
}
