package dev.cutaway.app.library;

import dev.cutaway.app.engines.EngineEntry;
import dev.cutaway.app.engines.Engines;
import dev.cutaway.app.settings.AppSettings;
import dev.cutaway.app.shell.Desktop;
import dev.cutaway.app.shell.Notices;
import dev.cutaway.app.shell.Page;
import dev.cutaway.app.shell.PageHistory;
import dev.cutaway.app.shell.Sheets;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.task.Tasks;
import dev.cutaway.app.text.Texts;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;

/**
 * The actions on an engine's images without a window. Work is done at once, what comes of it when the test delivers it.
 * The test answers the sheets.
 */
final class ActionBench implements Sheets, Notices, Desktop {

    private record Sheet(Node content, Runnable closed) {}

    private final LinkedBlockingQueue<Runnable> ui = new LinkedBlockingQueue<>();
    private final ArrayDeque<Sheet> sheets = new ArrayDeque<>();
    final Tasks tasks = new Tasks(Runnable::run, ui::add);
    final List<String> told = new ArrayList<>();
    final List<Path> chosen = new ArrayList<>();
    final Engines engines;
    final Library library;
    final Workbench bench;
    final ImageActions actions;
    @Nullable
    Runnable answer;

    ActionBench(MemoryEngine engine) {
        var entry = new EngineEntry("one", EngineEntry.Kind.DOCKER, "one", "", "", () -> engine);
        AppSettings settings = AppSettings.inMemory();
        bench = new Workbench(new Texts(Locale.ENGLISH), settings, tasks, new PageHistory(new Blank()), this, this,
                this);
        engines = new Engines(() -> List.of(entry), tasks, settings);
        library = new Library(engines, tasks);
        actions = new ImageActions(bench, library, (from, id, name, then) -> {
        });
        engines.look();
        deliver();
    }

    /** Does what waits for the UI thread, and what comes of that. */
    void deliver() {
        for (Runnable next = ui.poll(); next != null; next = ui.poll()) {
            next.run();
        }
    }

    List<KeptImage> images(String... names) {
        return Stream.of(names).map(name -> library.contents().images().stream()
                .filter(image -> image.names().contains(name)).findFirst().orElseThrow()).toList();
    }

    /** What the open sheet says; nothing where none is open. */
    List<String> words() {
        return sheets.isEmpty()
                ? List.of()
                : all(sheets.getFirst().content()).filter(Labeled.class::isInstance)
                        .map(node -> ((Labeled) node).getText())
                        .filter(text -> text != null && !text.isEmpty()).toList();
    }

    ButtonBase button(String text) {
        return all(sheets.getFirst().content()).filter(ButtonBase.class::isInstance).map(ButtonBase.class::cast)
                .filter(each -> text.equals(each.getText())).findFirst()
                .orElseThrow(() -> new AssertionError(text + " is none of " + words()));
    }

    /** What of this kind is on the open sheet. */
    <N extends Node> List<N> find(Class<N> kind) {
        return all(sheets.getFirst().content()).filter(kind::isInstance).map(kind::cast).toList();
    }

    void press(String text) {
        button(text).fire();
        deliver();
    }

    private static Stream<Node> all(Node node) {
        Stream<Node> below = switch (node) {
            case ScrollPane scroll -> all(scroll.getContent());
            case Parent parent -> parent.getChildrenUnmodifiable().stream().flatMap(ActionBench::all);
            default -> Stream.empty();
        };
        return Stream.concat(Stream.of(node), below);
    }

    @Override
    public void close() {
        if (!sheets.isEmpty()) {
            sheets.removeFirst().closed().run();
        }
    }

    @Override
    public void clear() {
        while (!sheets.isEmpty()) {
            close();
        }
    }

    /** Lets go of the engine. */
    void end() {
        engines.close();
    }

    @Override
    public void show(Node content, Runnable closed) {
        sheets.addLast(new Sheet(content, closed));
    }

    @Override
    public void tell(ObservableValue<String> words) {
        told.add(words.getValue());
        answer = null;
    }

    @Override
    public void tell(ObservableValue<String> words, Answer given) {
        told.add(words.getValue());
        answer = given.run();
    }

    @Override
    public void hide() {
        answer = null;
    }

    @Override
    public List<Path> askForImages() {
        return List.copyOf(chosen);
    }

    @Override
    public Optional<Path> askForFolder() {
        return chosen.stream().findFirst();
    }

    @Override
    public Optional<Path> askForFile(Path from) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> askWhereToSave(String suggestedName) {
        return chosen.stream().findFirst();
    }

    @Override
    public Optional<Path> askForTargetFolder() {
        return chosen.stream().findFirst();
    }

    @Override
    public void open(Path file) {}

    @Override
    public void copy(String text) {}

    private static final class Blank implements Page {
        private final Node node = new Group();

        @Override
        public ObservableValue<String> title() {
            return new ReadOnlyStringWrapper("");
        }

        @Override
        public Node node() {
            return node;
        }
    }
}
