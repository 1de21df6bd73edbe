package dev.cutaway.app.build.panel;

import dev.cutaway.app.build.follow.FollowedBuild;
import dev.cutaway.app.build.log.LogView;
import dev.cutaway.app.build.run.BuildColors;
import dev.cutaway.app.build.run.BuildColors.Layer;
import dev.cutaway.app.build.run.BuildRun;
import dev.cutaway.app.build.run.StepRun;
import dev.cutaway.app.build.run.StepState.Phase;
import dev.cutaway.app.build.timeline.Timeline;
import dev.cutaway.app.control.EmptyState;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.text.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.IntegerProperty;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;

/**
 * A build: how far it is, its steps over time, and what they write. The log is that of all steps until one is selected, or
 * fails.
 */
public final class BuildPanel extends StackPane {

    private static final Duration TICK = Duration.millis(100);
    private static final double LARGEST_TIMELINE = 0.42;
    private static final double ROOMY = 620;

    private final Texts texts;
    private final BuildHead head;
    private final Timeline timeline;
    private final StepHead step;
    private final StepReason reason;
    private final LogView log;
    private final BuildLinks links;
    private final Label lost = new Label();
    private final VBox content = new VBox();
    private final javafx.animation.Timeline clock = new javafx.animation.Timeline(
            new KeyFrame(TICK, tick -> passed()));
    private @Nullable FollowedBuild build;
    private Subscription watching = Subscription.EMPTY;
    // Held here: the language outlives what is shown in it.
    private final InvalidationListener onLanguage = language -> refresh();
    private boolean chosen;
    private boolean choosing;
    private boolean failed;

    /** Shows no build yet, and says how to begin one. */
    public BuildPanel(Workbench bench, BuildLinks links) {
        texts = bench.texts();
        this.links = links;
        getStyleClass().add("build-panel");
        head = new BuildHead(texts, links);
        timeline = new Timeline(texts);
        step = new StepHead(texts, links);
        reason = new StepReason(texts, this::select);
        log = new LogView(bench);
        lost.getStyleClass().add("sheet-warning");
        lost.setWrapText(true);
        var lanes = new ScrollPane(timeline);
        lanes.setFitToWidth(true);
        lanes.setFocusTraversable(false);
        lanes.getStyleClass().add("timeline-scroll");
        lanes.minHeightProperty().bind(Bindings.createDoubleBinding(
                () -> Math.min(timeline.prefHeight(-1), getHeight() * LARGEST_TIMELINE), heightProperty(),
                timeline.heightProperty()));
        VBox.setVgrow(log, Priority.ALWAYS);
        content.getChildren().addAll(head, lost, lanes, step, reason, log);
        clock.setCycleCount(Animation.INDEFINITE);
        heightProperty().subscribe(height -> timeline.compact(height.doubleValue() < ROOMY));
        sceneProperty().subscribe(scene -> run());
        timeline.selectedProperty().subscribe(number -> selected());
        timeline.onChosen(this::selected);
        timeline.onOpened(this::open);
        texts.messagesProperty().addListener(new WeakInvalidationListener(onLanguage));
        show(null);
    }

    /** Shows a build; null for none. */
    public void show(@Nullable FollowedBuild shown) {
        watching.unsubscribe();
        FollowedBuild before = build;
        if (shown != null) {
            shown.hold();
        }
        build = shown;
        chosen = false;
        failed = false;
        if (shown == null) {
            getChildren().setAll(new EmptyState(FontIcon.of(Feather.PLAY, 28), texts.text("build.panel.empty.title"),
                    texts.text("build.panel.empty.text")));
            log.show(null, number -> null);
            timeline.show(null);
        } else {
            getChildren().setAll(content);
            timeline.show(shown);
            log.showAll(true);
            log.show(shown.log(), number -> shown.run().colors().layer(number).map(Layer::color).orElse(null));
            watching = shown.run().revisionProperty().subscribe(revision -> changed())
                    .and(shown.writtenProperty().subscribe(written -> log.grown()))
                    .and(shown.lostProperty().subscribe(reason -> lost(reason)));
        }
        if (before != null) {
            before.release();
        }
        run();
    }

    /** The build that is shown. */
    public Optional<FollowedBuild> build() {
        return Optional.ofNullable(build);
    }

    private void lost(@Nullable Throwable reason) {
        lost.setVisible(reason != null);
        lost.setManaged(reason != null);
        if (reason != null) {
            String why = reason.getMessage();
            lost.setText(texts.text("build.lost", why == null ? reason.getClass().getSimpleName() : why));
        }
    }

    /** The selected step's number; 0 for none. */
    public IntegerProperty selectedStepProperty() {
        return timeline.selectedProperty();
    }

    /** Selects a step and shows its log. */
    public void select(int step) {
        chosen = true;
        log.showAll(false);
        timeline.selectedProperty().set(step);
    }

    /** Gives the search field the keyboard. */
    public void find() {
        log.find();
    }

    /** The log, for pictures. */
    public LogView log() {
        return log;
    }

    private void run() {
        FollowedBuild shown = build;
        if (getScene() != null && shown != null && shown.run().isRunning()) {
            clock.play();
        } else {
            clock.stop();
        }
    }

    private void passed() {
        FollowedBuild shown = build;
        if (shown != null) {
            head.show(shown);
            timeline.refresh();
        }
    }

    private void changed() {
        FollowedBuild shown = build;
        if (shown != null) {
            if (!chosen) {
                choosing = true;
                timeline.selectedProperty().set(interesting(shown.run()));
                choosing = false;
                showFailed(shown.run().count(Phase.FAILED) > 0);
            }
            refresh();
            run();
        }
    }

    /** Once: whoever looks at all after that does so. */
    private void showFailed(boolean now) {
        if (now && !failed) {
            log.showAll(false);
        }
        failed = now;
    }

    private void refresh() {
        FollowedBuild shown = build;
        if (shown != null) {
            head.show(shown);
            timeline.refresh();
            describe(shown);
        }
    }

    /**
     * The step that failed or was stopped, or the one that began last; of a build that ended well the longest, and where
     * nothing had to run the last from the cache.
     */
    private int interesting(BuildRun run) {
        StepRun found = null;
        for (Phase ending : List.of(Phase.FAILED, Phase.STOPPED)) {
            for (StepRun step : run.steps()) {
                if (step.state().phase() == ending) {
                    return step.step().number();
                }
            }
        }
        for (StepRun step : run.steps()) {
            Phase phase = step.state().phase();
            if (run.isRunning() ? phase == Phase.RUNNING && isLater(step, found) : isLonger(step, found)) {
                found = step;
            }
        }
        if (found == null && !run.isRunning()) {
            found = run.steps().stream().filter(BuildPanel::isCachedWork).reduce((before, after) -> after).orElse(null);
        }
        return found == null ? timeline.selectedProperty().get() : found.step().number();
    }

    private static boolean isCachedWork(StepRun step) {
        return step.state().phase() == Phase.CACHED && BuildColors.isMaker(step.step());
    }

    private static boolean isLater(StepRun step, @Nullable StepRun than) {
        java.time.Duration began = step.state().began();
        java.time.Duration other = than == null ? null : than.state().began();
        return other == null || (began != null && began.compareTo(other) > 0);
    }

    private static boolean isLonger(StepRun step, @Nullable StepRun than) {
        java.time.Duration took = step.state().took();
        java.time.Duration other = than == null ? null : than.state().took();
        boolean made = step.state().phase() == Phase.DONE && BuildColors.isMaker(step.step());
        return made && (than == null || (took != null && other != null && took.compareTo(other) > 0));
    }

    private void selected() {
        FollowedBuild shown = build;
        if (!choosing) {
            chosen = true;
            log.showAll(false);
        }
        if (shown != null) {
            describe(shown);
        }
    }

    private void open(int number) {
        FollowedBuild shown = build;
        if (shown != null) {
            shown.run().step(number).ifPresent(opened -> links.openStep(shown.run(), opened));
        }
    }

    private void describe(FollowedBuild shown) {
        int number = timeline.selectedProperty().get();
        Optional<StepRun> selected = shown.run().step(number);
        step.show(shown.run(), selected);
        reason.show(shown.run(), selected);
        log.select(selected.map(found -> new LogView.Subject(number, nothing(found.state().phase()),
                found.state().phase() == Phase.RUNNING))
                .orElseGet(() -> new LogView.Subject(0, texts.text(shown.run().isRunning()
                        ? "build.log.none.yet"
                        : "build.log.none"), false)));
    }

    private String nothing(Phase phase) {
        return switch (phase) {
            case WAITING -> texts.text("build.log.waiting");
            case RUNNING -> texts.text("build.log.silent");
            case CACHED -> texts.text("build.log.cached");
            case DONE, FAILED, STOPPED -> texts.text("build.log.quiet");
        };
    }
}
