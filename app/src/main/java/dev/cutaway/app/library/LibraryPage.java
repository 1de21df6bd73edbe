package dev.cutaway.app.library;

import dev.cutaway.app.engines.EngineState;
import dev.cutaway.app.engines.Engines;
import dev.cutaway.app.images.ImageCommands;
import dev.cutaway.app.shell.Command;
import dev.cutaway.app.shell.Page;
import dev.cutaway.app.shell.PageView;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.DockerText;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.StackPane;

/**
 * The place Images: what the engine keeps. Where it keeps nothing, the page teaches instead what an image is and offers
 * files and samples to look at.
 */
public final class LibraryPage implements Page {

    private final Workbench bench;
    private final Texts texts;
    private final Engines engines;
    private final Library library;
    private final ImageActions actions;
    private final Page start;
    private final LibraryView view;
    private final StackPane node = new StackPane();
    private final StringProperty filled;
    private boolean inWindow;

    /**
     * @param start what an image is, samples and files opened before; shown where there is nothing to list
     * @param files opens files from anywhere
     */
    public LibraryPage(Workbench bench, Engines engines, Library library, ImageActions actions, Page start,
            ImageCommands files) {
        this.bench = bench;
        this.texts = bench.texts();
        this.engines = engines;
        this.library = library;
        this.actions = actions;
        this.start = start;
        this.view = new LibraryView(bench, library, actions, files, () -> bench.navigator().go(start));
        this.filled = bench.settings().text("engine.filled", "false");
        library.stateProperty().subscribe(this::fill);
        engines.stateProperty().subscribe(now -> fill());
    }

    private void fill() {
        Node content = switch (library.stateProperty().get()) {
            case Library.State.Known known when !known.contents().images().isEmpty() -> view.node();
            case Library.State.Known _ -> start.node();
            case Library.State.Away _ -> away();
            case Library.State.Reading _ -> view.node();
            case Library.State.Failed failed -> new EngineGone(bench, engines, library, failed).node();
        };
        if (library.stateProperty().get() instanceof Library.State.Known(Contents contents)) {
            filled.set(Boolean.toString(!contents.images().isEmpty()));
        }
        if (content == view.node()) {
            view.show(library.contents());
        }
        boolean startIsElsewhere = content == start.node()
                && bench.navigator().currentProperty().get() == start;
        if (!startIsElsewhere && (node.getChildren().isEmpty() || node.getChildren().getFirst() != content)) {
            node.getChildren().setAll(content);
            if (inWindow && content == view.node()) {
                view.focus();
            }
        }
    }

    /** While an engine is being reached that had images, the page keeps its shape. */
    private Node away() {
        return switch (engines.stateProperty().get()) {
            case EngineState.Gone gone -> new EngineGone(bench, engines, gone, start).node();
            case EngineState.None _ when Boolean.parseBoolean(filled.get()) -> view.node();
            case EngineState.Starting _ when Boolean.parseBoolean(filled.get()) -> view.node();
            case EngineState.Starting _,EngineState.None _,EngineState.There _ -> start.node();
        };
    }

    /** How many images there are, for the rail; empty where there is no engine. */
    public ObservableValue<String> count() {
        return Bindings.createStringBinding(() -> library.stateProperty().get() instanceof Library.State.Known known
                ? texts.count(known.contents().listed().size())
                : "", library.stateProperty(), texts.messagesProperty());
    }

    @Override
    public ObservableValue<String> title() {
        return texts.of("library.title");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void shown() {
        inWindow = true;
        fill();
        if (node.getChildren().contains(start.node())) {
            start.shown();
        } else {
            view.focus();
        }
    }

    @Override
    public void hidden() {
        inWindow = false;
    }

    @Override
    public Optional<ObservableValue<String>> statusFigure() {
        var kept = Bindings.createStringBinding(this::figure, library.stateProperty(), texts.messagesProperty());
        return Optional.of(library.stateProperty().flatMap(
                state -> state instanceof Library.State.Away ? start.statusFigure().orElse(kept) : kept));
    }

    private String figure() {
        return library.contents().store() == null
                ? ""
                : texts.text("library.figure", DockerText.size(library.contents().store().usage().total()));
    }

    @Override
    public List<Command> commands() {
        if (library.engine().isEmpty()) {
            return List.of();
        }
        var commands = new ArrayList<Command>(List.of(
                command("library.command.load", Feather.DOWNLOAD, key(KeyCode.L), actions::askAndLoad),
                command("library.command.import", Feather.BOX, null, actions::importRoot),
                command("library.command.prune", Feather.SCISSORS, null, actions::prune),
                command("library.command.filter", Feather.FILTER, key(KeyCode.F), view::filter),
                command("library.command.refresh", Feather.REFRESH_CW, new KeyCodeCombination(KeyCode.F5),
                        library::refresh),
                command("library.command.start", Feather.BOOK_OPEN, null, () -> bench.navigator().go(start))));
        if (library.contents().hasTrash()) {
            commands.add(command("library.command.check", Feather.SHIELD, null, actions::check));
        }
        commands.addAll(view.commands());
        return commands;
    }

    private Command command(String key, Ikon icon, @Nullable KeyCombination keys,
            Runnable action) {
        return Command.of(texts.of(key), icon, keys, action);
    }

    private static KeyCombination key(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    @Override
    public List<PageView> views() {
        return library.contents().images().isEmpty() ? List.of() : view.views();
    }
}
