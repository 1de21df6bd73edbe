package dev.cutaway.app.build.history;

import dev.cutaway.app.build.follow.Builds;
import dev.cutaway.app.control.EmptyState;
import dev.cutaway.app.engines.EngineChooser;
import dev.cutaway.app.engines.EngineEntry;
import dev.cutaway.app.engines.EngineState;
import dev.cutaway.app.engines.Engines;
import dev.cutaway.app.library.EngineGone;
import dev.cutaway.app.shell.Command;
import dev.cutaway.app.shell.Page;
import dev.cutaway.app.shell.PageView;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.task.FailureView;
import dev.cutaway.app.task.Failures;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.build.BuildRecord;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/** The place Builds: what the engine built and builds. Where it did nothing yet, what building is, and how to begin. */
public final class BuildsPage implements Page {

    private final Workbench bench;
    private final Texts texts;
    private final Engines engines;
    private final Builds builds;
    private final BuildDoors doors;
    private final Page home;
    private final BuildActions actions;
    private final BuildsView view;
    private final Map<String, RecordPage> pages = new HashMap<>();
    private final StackPane node = new StackPane();

    /** @param home what can be gone to without an engine */
    public BuildsPage(Workbench bench, Engines engines, Builds builds, BuildDoors doors, Page home) {
        this.bench = bench;
        this.texts = bench.texts();
        this.engines = engines;
        this.builds = builds;
        this.doors = doors;
        this.home = home;
        actions = new BuildActions(bench, builds, doors);
        view = new BuildsView(bench, builds, actions, doors, this::open);
        builds.stateProperty().subscribe(state -> fill());
        engines.stateProperty().subscribe(state -> fill());
        texts.messagesProperty().addListener((messages, before, now) -> fill());
    }

    private void fill() {
        if (engines.stateProperty().get() instanceof EngineState.Gone gone) {
            node.getChildren().setAll(new EngineGone(bench, engines, gone, home).node());
            return;
        }
        switch (builds.stateProperty().get()) {
            case Builds.State.Unable unable -> node.getChildren().setAll(unable(unable.entry()));
            case Builds.State.Failed failed -> node.getChildren().setAll(failed(failed.reason()));
            case Builds.State.Known known when known.records().isEmpty() -> node.getChildren().setAll(nothing());
            case Builds.State.Known known -> {
                forget(known.records());
                view.show(known);
                list();
            }
            case Builds.State.Away _,Builds.State.Reading _ -> list();
        }
    }

    private void list() {
        if (!node.getChildren().contains(view.node())) {
            node.getChildren().setAll(view.node());
        }
    }

    private void forget(List<BuildRecord> records) {
        Set<String> there = records.stream().map(BuildRecord::id).collect(Collectors.toSet());
        pages.entrySet().removeIf(entry -> {
            boolean gone = !there.contains(entry.getKey());
            if (gone) {
                bench.navigator().forget(entry.getValue());
                entry.getValue().closed();
            }
            return gone;
        });
        for (BuildRecord record : records) {
            RecordPage page = pages.get(record.id());
            if (page != null) {
                page.becomes(record);
            }
        }
    }

    private Node nothing() {
        var open = button("build.open-dockerfile", Feather.FOLDER, doors::openDockerfile);
        open.getStyleClass().add("primary");
        var fresh = button("build.new-dockerfile", Feather.FILE_PLUS, doors::newDockerfile);
        var row = new HBox(open, fresh);
        row.getStyleClass().add("empty-ways");
        return new EmptyState(new BuildDrawing(), texts.text("build.empty.title"), texts.text("build.empty.text"), row);
    }

    private Node unable(EngineEntry entry) {
        String name = EngineChooser.name(texts, entry);
        List<Node> ways = new ArrayList<>();
        engines.entries().stream().filter(each -> each.kind() == EngineEntry.Kind.BUNDLED).findFirst()
                .ifPresent(own -> {
                    Button use = button("build.unable.use", Feather.PLAY, () -> engines.choose(own));
                    use.getStyleClass().add("primary");
                    ways.add(use);
                });
        return new EmptyState(new BuildDrawing(), texts.text("build.unable", name), texts.text("build.unable.text"),
                ways.toArray(Node[]::new));
    }

    private Node failed(Throwable reason) {
        var view = new FailureView(new Failures(texts).of(texts.of("build.unread"), "", reason), texts,
                bench.desktop()::copy, List.of(button("build.refresh", Feather.REFRESH_CW, builds::refresh)));
        var frame = new StackPane(view);
        frame.getStyleClass().add("failure-frame");
        return frame;
    }

    private Button button(String key, Feather icon, Runnable action) {
        var button = new Button();
        button.textProperty().bind(texts.of(key));
        button.setGraphic(new FontIcon(icon));
        button.setOnAction(event -> action.run());
        return button;
    }

    /** Shows a build on its own page. */
    public void open(BuildRecord record) {
        bench.navigator().go(page(record));
    }

    RecordPage page(BuildRecord record) {
        return pages.computeIfAbsent(record.id(),
                id -> new RecordPage(bench, builds, actions, doors, this, record));
    }

    /** How many builds run, for the rail; empty for none. */
    public ObservableValue<String> count() {
        return builds.runningProperty().map(running -> running.intValue() == 0 ? "" : running.toString());
    }

    @Override
    public ObservableValue<String> title() {
        return texts.of("build.title");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void shown() {
        builds.refresh();
        view.focus();
    }

    @Override
    public List<Command> commands() {
        var commands = new ArrayList<>(List.of(
                Command.of(texts.of("build.open-dockerfile"), Feather.FOLDER, doors::openDockerfile),
                Command.of(texts.of("build.new-dockerfile"), Feather.FILE_PLUS, doors::newDockerfile),
                Command.of(texts.of("build.refresh"), Feather.REFRESH_CW, new KeyCodeCombination(KeyCode.F5),
                        builds::refresh)));
        if (!builds.records().isEmpty()) {
            commands.add(Command.of(texts.of("build.filter"), Feather.FILTER,
                    new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN), view::filter));
            commands.addAll(view.commands());
        }
        return commands;
    }

    @Override
    public List<PageView> views() {
        var views = new ArrayList<PageView>();
        views.add(new PageView("list", () -> {
            bench.navigator().go(this);
            view.first();
        }));
        List<BuildRecord> records = view.listed();
        if (!records.isEmpty()) {
            views.add(new PageView("remove", () -> {
                view.first();
                actions.remove(List.of(records.getLast()), () -> {
                });
            }));
            for (int i = 0; i < Math.min(3, records.size()); i++) {
                BuildRecord record = records.get(i);
                views.add(new PageView("record-" + (i + 1), () -> {
                    bench.sheets().clear();
                    open(record);
                }));
            }
        }
        return views;
    }
}
