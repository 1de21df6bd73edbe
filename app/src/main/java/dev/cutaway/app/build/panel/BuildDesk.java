package dev.cutaway.app.build.panel;

import dev.cutaway.app.build.follow.Builds;
import dev.cutaway.app.build.follow.FollowedBuild;
import dev.cutaway.app.build.order.BuildBar;
import dev.cutaway.app.build.order.BuildOrder;
import dev.cutaway.app.build.order.BuildSubject;
import dev.cutaway.app.build.order.OrderMemory;
import dev.cutaway.app.build.run.BuildRun;
import dev.cutaway.app.engines.EngineChooser;
import dev.cutaway.app.engines.EngineEntry;
import dev.cutaway.app.engines.Engines;
import dev.cutaway.app.shell.Command;
import dev.cutaway.app.shell.FailureSheet;
import dev.cutaway.app.shell.Notices;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.build.BuildRecord;
import dev.cutaway.engine.api.build.BuildSource;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/**
 * Builds one Dockerfile that is being edited: the bar that orders a build, the panel that shows it, and the build itself
 * for whoever shows it beside the text.
 */
public final class BuildDesk implements AutoCloseable {

    private static final KeyCombination BUILD = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private final Workbench bench;
    private final Texts texts;
    private final Engines engines;
    private final Builds builds;
    private final BuildSubject subject;
    private final OrderMemory memory;
    private final ObjectProperty<BuildOrder> order;
    private final ReadOnlyObjectWrapper<@Nullable BuildRun> run = new ReadOnlyObjectWrapper<>();
    private final BuildBar bar;
    private final BuildPanel panel;
    private Subscription watching = Subscription.EMPTY;
    private final Subscription listening;
    private BuildOrder remembered;
    private boolean starting;
    /** Takes back the build that was asked for, as long as it waits for the engine. */
    private BooleanSupplier withdraw = () -> false;
    /** Whether it was cancelled after it had been sent, and before it was known. */
    private boolean unwanted;
    /** The name that was put into the bar; empty where one was remembered or typed. */
    private String suggested;

    /** @param subject what is edited */
    public BuildDesk(Workbench bench, Engines engines, Builds builds, BuildSubject subject, BuildLinks links) {
        this.bench = bench;
        this.texts = bench.texts();
        this.engines = engines;
        this.builds = builds;
        this.subject = subject;
        memory = new OrderMemory(bench.settings());
        remembered = memory.recall(file());
        suggested = memory.find(file()).isEmpty() ? subject.suggestedTag() : "";
        order = new SimpleObjectProperty<>(this, "order",
                suggested.isEmpty() ? remembered : BuildOrder.PLAIN.withTags(suggested));
        panel = new BuildPanel(bench, links);
        bar = new BuildBar(bench, order, subject, this::build, this::cancel);
        listening = builds.stateProperty().subscribe(state -> offer(state))
                .and(texts.messagesProperty().subscribe(messages -> offer(builds.stateProperty().get())))
                .and(memory.storedProperty().subscribe(stored -> recall()))
                .and(subject.context().subscribe(folder -> suggest())).and(subject.file().subscribe(file -> suggest()));
    }

    /** Orders a build. */
    public Node bar() {
        return bar;
    }

    /** Shows it. */
    public BuildPanel panel() {
        return panel;
    }

    /** The build that is shown; null as long as there was none. */
    public ReadOnlyObjectProperty<@Nullable BuildRun> runProperty() {
        return run.getReadOnlyProperty();
    }

    /** What is asked for. */
    public ObjectProperty<BuildOrder> orderProperty() {
        return order;
    }

    /** A name nobody touched goes with the folder, and says so: who looks elsewhere can have the old one back. */
    private void suggest() {
        String before = suggested;
        String now = subject.suggestedTag();
        if (before.isEmpty() || !order.get().tags().equals(before) || now.equals(before)) {
            return;
        }
        suggested = now;
        order.set(order.get().withTags(now));
        bench.notices().tell(now.isEmpty() ? texts.of("build.bar.tag.gone") : texts.of("build.bar.tag.followed", now),
                new Notices.Answer(texts.of("build.bar.tag.keep", before), () -> {
                    suggested = "";
                    order.set(order.get().withTags(before));
                }));
    }

    /** What a build of before was asked for is taken over; what was typed here since stays unless that changed. */
    private void recall() {
        BuildOrder now = memory.recall(file());
        if (!now.equals(remembered)) {
            remembered = now;
            if (!now.equals(order.get().withoutSecrets())) {
                order.set(now);
            }
        }
    }

    /** Where the engine does not build, the bar says so and what can be done. */
    private void offer(Builds.State state) {
        if (state instanceof Builds.State.Unable unable) {
            bar.instead(unable(unable.entry()));
        } else {
            bar.instead(null);
        }
        BuildRun now = run.get();
        if (now == null || !now.isRunning()) {
            running();
        }
    }

    /** A build of this Dockerfile that runs already, from before the app's start or from another client. */
    private void running() {
        builds.records().stream().filter(record -> record.outcome() instanceof BuildRecord.Outcome.Running)
                .filter(record -> record.origin().equals(subject.context().get().toString())
                        && record.dockerfile().equals(subject.name()))
                .filter(this::goesOn)
                .findFirst().ifPresent(record -> show(builds.open(record)));
    }

    /** A list that was asked for earlier may say so of a build whose end is known already. */
    private boolean goesOn(BuildRecord record) {
        return builds.at(record.id())
                .map(build -> build.run().isRunning() || build.lostProperty().get() != null).orElse(true);
    }

    private HBox unable(EngineEntry entry) {
        var words = new Label(texts.text("build.unable", EngineChooser.name(texts, entry)));
        words.getStyleClass().add("secondary");
        var row = new HBox(words);
        row.getStyleClass().add("build-bar");
        bundled().ifPresent(own -> {
            var use = new Button(texts.text("build.unable.use"));
            use.getStyleClass().add("primary");
            use.setMinWidth(Region.USE_PREF_SIZE);
            use.setOnAction(action -> engines.choose(own));
            row.getChildren().add(use);
        });
        return row;
    }

    private Optional<EngineEntry> bundled() {
        return engines.entries().stream().filter(entry -> entry.kind() == EngineEntry.Kind.BUNDLED).findFirst();
    }

    private Path file() {
        return subject.file().getValue();
    }

    /** Begins a build of the text as it is now. Does nothing while one goes on. */
    public void build() {
        BuildRun now = run.get();
        if (starting || (now != null && now.isRunning())) {
            return;
        }
        BuildOrder ordered = order.get();
        memory.remember(file(), ordered);
        // Whoever builds with a name has seen it.
        suggested = "";
        starting = true;
        bar.buildingProperty().set(true);
        String text = subject.document().getValue().text();
        Map<String, String> environment = System.getenv();
        var context = new BuildSource.Folder(subject.context().get());
        String name = subject.name();
        unwanted = false;
        withdraw = builds.start(progress -> ordered.request(context, name, text, environment),
                build -> {
                    starting = false;
                    show(build);
                    if (unwanted) {
                        cancel();
                    }
                }, thrown -> {
                    starting = false;
                    bar.buildingProperty().set(false);
                    failed(thrown);
                });
    }

    private void failed(Throwable thrown) {
        FailureSheet.show(bench, texts.of("build.not-begun"), file().toString(), thrown);
    }

    /** Shows a build, one of before as well. */
    public void show(FollowedBuild build) {
        watching.unsubscribe();
        panel.show(build);
        run.set(build.run());
        watching = build.run().outcomeProperty().subscribe(
                outcome -> bar.buildingProperty().set(outcome instanceof BuildRecord.Outcome.Running));
    }

    /** Stops the build that goes on, or takes it back while it has not begun. */
    public void cancel() {
        if (starting) {
            unwanted = true;
            withdraw();
            return;
        }
        BuildRun now = run.get();
        if (now != null && now.isRunning()) {
            builds.cancel(now.id());
        }
    }

    /** What can be done, for the page that it stands in. */
    public List<Command> commands() {
        return List.of(
                Command.of(texts.of("build.command.build"), Feather.PLAY, BUILD, bar::start),
                new Command(texts.of("build.command.cancel"), Feather.SQUARE, null, bar.buildingProperty(),
                        this::cancel),
                Command.of(texts.of("build.command.find"), Feather.SEARCH, panel::find));
    }

    private void withdraw() {
        if (withdraw.getAsBoolean()) {
            starting = false;
            bar.buildingProperty().set(false);
        }
    }

    /** Listens no more. A build that has begun goes on; one that waits for the engine never begins. */
    @Override
    public void close() {
        withdraw();
        listening.unsubscribe();
        watching.unsubscribe();
        panel.show(null);
        run.set(null);
    }
}
