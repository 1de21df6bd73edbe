package dev.cutaway.app.dockerfile;

import dev.cutaway.app.build.run.BuildRun;
import dev.cutaway.app.dockerfile.PageHead.Mode;
import dev.cutaway.app.dockerfile.check.Issue;
import dev.cutaway.app.dockerfile.check.ProblemsStrip;
import dev.cutaway.app.dockerfile.context.ContextModel;
import dev.cutaway.app.dockerfile.context.ContextSummary;
import dev.cutaway.app.dockerfile.context.ContextView;
import dev.cutaway.app.dockerfile.text.TextEditor;
import dev.cutaway.app.shell.Command;
import dev.cutaway.app.shell.Page;
import dev.cutaway.app.shell.PageView;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.text.Texts;
import org.kordamp.ikonli.feather.Feather;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.stage.Window;
import javafx.util.Duration;

/** A Dockerfile being written: its text or its blocks, what is wrong with it, and beside it what the build takes or says. */
public final class DockerfilePage implements Page {

    private static final Duration LOOK = Duration.seconds(2);
    /** The tools over the log need as much; in the smallest window there is it for both sides. */
    private static final double NARROWEST = 400;

    private final Texts texts;
    private final Page above;
    private final DockerfileSession session;
    private final Saving saving;
    private final PageParts parts;
    private final PageCommands commands;
    private final TextEditor text;
    private final BorderPane node = new BorderPane();
    private final BorderPane left = new BorderPane();
    private final BorderPane right = new BorderPane();
    private final SplitPane split = new SplitPane();
    private final PageHead head;
    private final ProblemsStrip problems;
    private final ContextView contextView;
    private final ContextModel context;
    private final DoubleProperty share;
    private final SimpleBooleanProperty contextWanted = new SimpleBooleanProperty();
    private final Timeline looking;
    // Held here and weakly by the images, which outlive the page.
    private final ChangeListener<Object> onImages;

    /**
     * @param above the page above it in the path
     * @param opened what is edited, and what belongs to it
     */
    DockerfilePage(Workbench bench, Page above, Opened opened, KnownImages images) {
        this.texts = bench.texts();
        this.above = above;
        this.session = opened.session();
        this.saving = opened.saving();
        this.parts = opened.parts();
        this.context = opened.context();
        text = new TextEditor(session.edited(), session.inspection(), texts, new TextEditor.Sources(parts.run(),
                context::files, images::names, parts.openLayer()));
        head = new PageHead(texts, session, title(), parts.blocks() != null, parts.bar());
        contextView = new ContextView(bench, context, session);
        problems = new ProblemsStrip(bench, session.edited(), session.inspection(), this::jumpTo,
                new ContextSummary(texts, context, () -> contextWanted.set(!contextWanted.get())));
        contextView.leadBack(contextWanted.and(Bindings.createBooleanBinding(() -> parts.run().getValue() != null,
                parts.run())), () -> contextWanted.set(false));
        share = bench.settings().number("dockerfile.split", 0.565);
        commands = new PageCommands(texts, session, saving, text, head.modeProperty().isEqualTo(Mode.TEXT));
        left.setMinWidth(NARROWEST);
        right.setMinWidth(NARROWEST);
        node.setTop(head);
        node.setCenter(split);
        node.getStyleClass().add("dockerfile-page");
        split.widthProperty().addListener((width, before, now) -> divide());
        session.onJump(this::jumpToBuilt);
        head.modeProperty().subscribe(mode -> arrange());
        parts.run().subscribe(run -> runChanged());
        contextWanted.subscribe(wanted -> arrange());
        context.stateProperty().addListener((state, before, now) -> session.inspection().check());
        onImages = (revision, before, now) -> opened.session().inspection().check();
        images.revisionProperty().addListener(new WeakChangeListener<>(onImages));
        // Who comes back from another program may have made the file that was missing.
        node.sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::focusedProperty)
                .addListener((focused, before, now) -> {
                    if (Boolean.TRUE.equals(now) && context.paths() != null) {
                        context.refresh();
                    }
                });
        looking = new Timeline(new KeyFrame(LOOK, frame -> saving.look()));
        looking.setCycleCount(Timeline.INDEFINITE);
        session.fileProperty().addListener((file, before, now) -> context.moved(session.contextProperty().get(), now));
        session.contextProperty().addListener((folder, before, now) -> context.moved(now, file()));
    }

    /** All that belongs to one open Dockerfile. */
    record Opened(DockerfileSession session, Saving saving, PageParts parts, ContextModel context) {}

    private void runChanged() {
        BuildRun run = parts.run().getValue();
        if (run != null && run.isRunning()) {
            // Who builds wants to see it: beside the text there is room for that.
            head.modeProperty().set(Mode.TEXT);
        }
        contextWanted.set(false);
        arrange();
    }

    /** The text has the context beside it until there is a build, then that; blocks need the whole width. */
    private void arrange() {
        BuildRun run = parts.run().getValue();
        boolean blocks = head.modeProperty().get() == Mode.BLOCKS && parts.blocks() != null;
        boolean panel = run != null && parts.panel() != null && !contextWanted.get();
        left.setCenter(blocks ? parts.blocks() : text.node());
        // Beside blocks each says itself what is wrong with it; what the build is sent is told there, too.
        problems.setShort(blocks);
        left.setBottom(problems);
        right.setCenter(panel ? parts.panel() : contextView.node());
        List<Node> wanted = blocks && !contextWanted.get() ? List.of(left) : List.of(left, right);
        if (!split.getItems().equals(wanted)) {
            split.getItems().setAll(wanted);
            if (wanted.size() > 1) {
                split.getDividers().getFirst().positionProperty().addListener((position, before, now) -> {
                    // Only where a person moves it: a window that becomes smaller moves it, too.
                    if (split.isPressed()) {
                        share.set(now.doubleValue());
                    }
                });
            }
            divide();
        }
    }

    private void divide() {
        if (split.getItems().size() > 1) {
            split.setDividerPositions(share.get());
        }
    }

    /** Goes to a line of the text, counted from 1. */
    public void jumpTo(int line) {
        head.modeProperty().set(Mode.TEXT);
        text.jumpTo(line);
    }

    private void jumpToBuilt(int line) {
        head.modeProperty().set(Mode.TEXT);
        text.jumpToBuilt(line);
    }

    private void jumpTo(Issue issue) {
        head.modeProperty().set(Mode.TEXT);
        text.select(issue.range().start().offset(), issue.range().end().offset());
    }

    /** The Dockerfile as all that works with it knows it. */
    public DockerfileSession session() {
        return session;
    }

    /** Saves it, and goes on once it is. */
    void save(Runnable then) {
        saving.save(then);
    }

    @Override
    public ObservableValue<String> title() {
        return session.fileProperty().map(Paths::name);
    }

    @Override
    public Optional<Page> parent() {
        return Optional.of(above);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void shown() {
        saving.look();
        looking.play();
        context.refresh();
        if (head.modeProperty().get() == Mode.TEXT) {
            text.focus();
        }
    }

    @Override
    public void hidden() {
        looking.stop();
    }

    /** Lets go of what it follows. */
    void closed() {
        looking.stop();
        context.close();
        parts.close().run();
    }

    @Override
    public List<Command> commands() {
        var all = new ArrayList<>(commands.all());
        all.add(Command.of(texts.of("dockerfile.command.context"), Feather.FOLDER,
                () -> contextWanted.set(!contextWanted.get())));
        if (parts.blocks() != null) {
            all.add(Command.of(texts.of("dockerfile.command.mode"), Feather.COLUMNS, PageCommands.key(KeyCode.B),
                    () -> head.modeProperty().set(head.modeProperty().get() == Mode.TEXT ? Mode.BLOCKS : Mode.TEXT)));
        }
        all.addAll(parts.commands());
        return all;
    }

    @Override
    public List<PageView> views() {
        var views = new ArrayList<PageView>();
        views.add(new PageView("text", () -> {
            head.modeProperty().set(Mode.TEXT);
            text.jumpTo(1);
        }));
        views.add(new PageView("complete", text::showCompletion));
        views.add(new PageView("hover", text::showHelp));
        if (parts.blocks() != null) {
            views.add(new PageView("blocks", () -> head.modeProperty().set(Mode.BLOCKS)));
        }
        return views;
    }

    /** Where it is saved. */
    Path file() {
        return session.fileProperty().get();
    }
}
