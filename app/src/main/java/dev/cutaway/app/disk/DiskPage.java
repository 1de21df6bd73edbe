package dev.cutaway.app.disk;

import dev.cutaway.app.control.EmptyState;
import dev.cutaway.app.engines.EngineState;
import dev.cutaway.app.engines.Engines;
import dev.cutaway.app.library.Contents;
import dev.cutaway.app.library.Descriptions;
import dev.cutaway.app.library.EngineGone;
import dev.cutaway.app.library.ImageActions;
import dev.cutaway.app.library.Library;
import dev.cutaway.app.shell.Command;
import dev.cutaway.app.shell.Page;
import dev.cutaway.app.shell.PageView;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.DockerText;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.layout.StackPane;

/** The place Disk: what the images take, what they share, and what removing some of them would free. */
public final class DiskPage implements Page {

    private final Workbench bench;
    private final Texts texts;
    private final Engines engines;
    private final Library library;
    private final Page home;
    private final DiskView view;
    private final StackPane node = new StackPane();

    /** @param home where images are opened and loaded */
    public DiskPage(Workbench bench, Engines engines, Library library, ImageActions actions, Page home) {
        this.bench = bench;
        this.texts = bench.texts();
        this.engines = engines;
        this.library = library;
        this.home = home;
        this.view = new DiskView(bench, library, actions, new Descriptions(library, bench.tasks()));
        library.stateProperty().subscribe(this::fill);
        engines.stateProperty().subscribe(now -> fill());
        texts.messagesProperty().addListener((messages, before, now) -> fill());
    }

    private void fill() {
        Contents contents = library.contents();
        boolean empty = contents.images().isEmpty()
                && (contents.store() == null || contents.store().trash().isEmpty());
        if (engines.stateProperty().get() instanceof EngineState.Gone gone) {
            node.getChildren().setAll(new EngineGone(bench, engines, gone, home).node());
        } else if (library.stateProperty().get() instanceof Library.State.Reading
                || engines.stateProperty().get() instanceof EngineState.Starting) {
            node.getChildren().setAll(view.node());
        } else if (empty) {
            node.getChildren().setAll(nothing());
        } else {
            view.show(contents);
            if (!node.getChildren().contains(view.node())) {
                node.getChildren().setAll(view.node());
            }
        }
    }

    private Node nothing() {
        var load = new Button();
        load.textProperty().bind(texts.of("disk.empty.next"));
        load.setOnAction(action -> bench.navigator().go(home));
        return new EmptyState(FontIcon.of(Feather.HARD_DRIVE, 32), texts.text("disk.empty.title"),
                texts.text("disk.empty.text"), load);
    }

    @Override
    public ObservableValue<String> title() {
        return texts.of("disk.title");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void shown() {
        library.refresh();
        view.focus();
    }

    @Override
    public Optional<ObservableValue<String>> statusFigure() {
        return Optional.of(Bindings.createStringBinding(() -> library.contents().store() == null
                ? ""
                : texts.text("library.figure", DockerText.size(library.contents().store().usage().total())),
                library.stateProperty(), texts.messagesProperty()));
    }

    @Override
    public List<Command> commands() {
        if (library.contents().images().isEmpty()) {
            return List.of();
        }
        return List.of(
                Command.of(texts.of("disk.command.prune"), Feather.SCISSORS, view::preview),
                Command.of(texts.of("disk.command.refresh"), Feather.REFRESH_CW, new KeyCodeCombination(KeyCode.F5),
                        library::refresh));
    }

    @Override
    public List<PageView> views() {
        return library.contents().images().isEmpty() ? List.of() : view.views();
    }
}
