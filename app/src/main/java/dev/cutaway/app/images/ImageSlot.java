package dev.cutaway.app.images;

import dev.cutaway.app.shell.Command;
import dev.cutaway.app.shell.Page;
import dev.cutaway.app.shell.PageView;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.task.FailureView;
import dev.cutaway.app.task.Failures;
import dev.cutaway.app.task.Job;
import dev.cutaway.app.task.Work;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.StackPane;

/**
 * Something opened: one entry of the rail and one page, which first waits, then shows the image, a choice of images,
 * or what went wrong.
 */
final class ImageSlot implements Page {

    private static final KeyCombination CLOSE = new KeyCodeCombination(KeyCode.W, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination REFRESH = new KeyCodeCombination(KeyCode.F5);

    private final Workbench bench;
    private final Page parent;
    private final Runnable close;
    private final Runnable reload;
    private final ObservableValue<String> figure;
    private final SimpleObjectProperty<ObservableValue<String>> name = new SimpleObjectProperty<>();
    private final ObservableValue<String> title = name.flatMap(text -> text);
    private final StackPane node = new StackPane();
    private final StackPane icon = new StackPane();
    private final ObjectProperty<@Nullable Page> inner = new SimpleObjectProperty<>();
    private @Nullable Job job;
    private @Nullable ImageFile file;
    private boolean inWindow;
    private boolean closed;

    /**
     * @param parent the page above it
     * @param figure for the status bar
     * @param close closes this slot
     * @param reload opens the same again in this slot
     */
    ImageSlot(Workbench bench, Page parent, ObservableValue<String> name, ObservableValue<String> figure,
            Consumer<ImageSlot> close, Consumer<ImageSlot> reload) {
        this.bench = bench;
        this.parent = parent;
        this.figure = figure;
        this.close = () -> {
            closed = true;
            close.accept(this);
        };
        this.reload = () -> reload.accept(this);
        this.name.set(name);
        icon.setMinSize(16, 16);
        icon.setMaxSize(16, 16);
    }

    /** Waits for this work, showing how far it is. */
    <T> void await(String describe, Work<T> work, Consumer<T> done) {
        ObservableValue<String> doing = bench.texts().of("images.job.open", title);
        Job running = bench.tasks().start(doing, work, result -> {
            job = null;
            done.accept(result);
        }, thrown -> fail(describe, thrown));
        if (running.stateProperty().get() != Job.State.RUNNING) {
            return;
        }
        job = running;
        running.stateProperty().addListener((state, before, now) -> {
            // A job that release() stopped is not this slot's any more: something else takes its place.
            if (now == Job.State.CANCELLED && job == running) {
                close.run();
            }
        });
        setIcon(new FontIcon(Feather.LOADER));
        setContent(new OpeningView(bench.texts(), doing, running));
    }

    /** Shows a page here; the slot is named after it and keeps the file open. */
    void show(Page page, Node smallPicture, ImageFile shownFile) {
        release();
        file = shownFile;
        inner.set(page);
        name.set(page.title());
        setIcon(smallPicture);
        setContent(page.node());
        if (inWindow) {
            page.shown();
        }
    }

    private void fail(String describe, Throwable thrown) {
        job = null;
        inner.set(null);
        var again = new Button();
        again.textProperty().bind(bench.texts().of("images.failed.again"));
        again.getStyleClass().add("primary");
        again.setOnAction(action -> reload.run());
        var leave = new Button();
        leave.textProperty().bind(bench.texts().of("images.failed.close"));
        leave.setOnAction(action -> close.run());
        var failure = new Failures(bench.texts()).of(bench.texts().of("images.failed.open"), describe, thrown);
        var view = new FailureView(failure, bench.texts(), bench.desktop()::copy, List.of(again, leave));
        var frame = new StackPane(view);
        frame.getStyleClass().add("failure-frame");
        var scroll = new ScrollPane(frame);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        var alert = new FontIcon(Feather.ALERT_TRIANGLE);
        alert.getStyleClass().add("alert");
        setIcon(alert);
        setContent(scroll);
    }

    private void setContent(Node content) {
        node.getChildren().setAll(content);
    }

    private void setIcon(Node picture) {
        icon.getChildren().setAll(picture);
    }

    /** Stops what runs and lets go of the file. */
    void release() {
        if (job != null) {
            Job running = job;
            job = null;
            running.cancel();
        }
        if (file != null) {
            file.close();
            file = null;
        }
    }

    /** A small picture of it for the rail. */
    Node icon() {
        return icon;
    }

    /** What is shown here, once it is. */
    Optional<Page> inner() {
        return Optional.ofNullable(inner.get());
    }

    void close() {
        close.run();
    }

    @Override
    public ObservableValue<String> title() {
        return title;
    }

    @Override
    public Optional<Page> parent() {
        return parent instanceof ImageSlot slot && slot.closed ? slot.parent() : Optional.of(parent);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void shown() {
        inWindow = true;
        inner().ifPresent(Page::shown);
    }

    @Override
    public void hidden() {
        inWindow = false;
        inner().ifPresent(Page::hidden);
    }

    @Override
    public List<Command> commands() {
        var commands = new ArrayList<Command>();
        inner().ifPresent(page -> commands.addAll(page.commands()));
        commands.add(Command.of(bench.texts().of("images.command.refresh"), Feather.REFRESH_CW, REFRESH, reload));
        commands.add(Command.of(bench.texts().of("images.command.close"), Feather.X, CLOSE, close));
        return commands;
    }

    @Override
    public Optional<ObservableValue<String>> statusFigure() {
        return Optional.of(figure);
    }

    @Override
    public List<PageView> views() {
        return inner().map(Page::views).orElse(List.of());
    }
}
