package dev.cutaway.app.dockerfile.text;

import dev.cutaway.app.build.Reasons;
import dev.cutaway.app.build.run.BuildColors;
import dev.cutaway.app.build.run.StepRun;
import dev.cutaway.app.build.run.StepState;
import dev.cutaway.app.control.ChangeCounts;
import dev.cutaway.app.control.LayerChip;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.DockerText;
import dev.cutaway.engine.api.build.TouchedFiles;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;

/** The gutter beside one line. */
final class GutterRow extends Region {

    static final double TIME = 56;
    static final double BYTES = 60;
    /** Only where there is room. */
    static final double FILES = 104;
    static final double LAYER = 44;
    static final double NUMBER = 32;
    private static final double LINE = 20;
    private static final PseudoClass WAY = PseudoClass.getPseudoClass("way");
    private static final PseudoClass OLDER = PseudoClass.getPseudoClass("older");
    private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");

    private final Texts texts;
    private final int line;
    private final Label time = new Label();
    private final Label bytes = new Label();
    private final ChangeCounts files = new ChangeCounts();
    private final LayerChip chip = new LayerChip();
    private final Label number = new Label();
    private @Nullable StepRun step;
    private double above;
    private boolean wide;
    private double filesWidth;
    private String older = "";

    /** @param line counted from 0 */
    GutterRow(Texts texts, int line, Consumer<StepRun> open) {
        this.texts = texts;
        this.line = line;
        getStyleClass().add("gutter-row");
        time.getStyleClass().add("gutter-time");
        bytes.getStyleClass().add("gutter-bytes");
        number.getStyleClass().add("gutter-number");
        number.setText(Integer.toString(line + 1));
        for (Node way : List.of(time, bytes, files, chip)) {
            way.setOnMouseClicked(click -> {
                StepRun shown = step;
                if (click.getButton() == MouseButton.PRIMARY && shown != null && shown.state().hasFiles()) {
                    open.accept(shown);
                }
            });
        }
        getChildren().addAll(time, bytes, files, chip, number);
    }

    int line() {
        return line;
    }

    /**
     * Shows what a build says about the line.
     *
     * @param above how much of the top belongs to what is said about the step
     * @param room for what the step touches; 0 for none
     */
    void show(boolean withBuild, @Nullable StepRun shown, BuildColors.@Nullable Layer layer, double above,
            double room) {
        filesWidth = room;
        wide = withBuild;
        step = shown;
        this.above = above;
        time.setVisible(shown != null);
        bytes.setVisible(shown != null);
        chip.setVisible(shown != null && layer != null);
        files.setVisible(room > 0 && shown != null && shown.state().files() != null);
        if (shown != null) {
            StepState state = shown.state();
            // What only sets something takes no time and no room worth a figure.
            boolean works = layer != null || BuildColors.isMaker(shown.step());
            time.setText(!works && state.phase() == StepState.Phase.DONE ? "" : time(state));
            bytes.setText(isDone(state) && works ? DockerText.size(state.bytes()) : "");
            TouchedFiles touched = state.files();
            if (touched != null) {
                files.show(touched.added(), touched.changed(), touched.deleted());
            }
            time.getStyleClass().setAll("label", "gutter-time",
                    "step-" + state.phase().name().toLowerCase(Locale.ROOT));
            Tips.set(time, tip(state));
            Tips.set(bytes, tip(state));
            pseudoClassStateChanged(WAY, state.hasFiles());
            if (layer != null) {
                chip.show(layer.number(), layer.color());
                chip.pseudoClassStateChanged(WAITING, !isDone(state) && state.phase() != StepState.Phase.RUNNING);
                Tips.set(chip, texts.text("dockerfile.gutter.layer", layer.number()) + "\n" + tip(state));
            }
        }
        requestLayout();
    }

    /**
     * Says that the figures to be shown next are of a text of before.
     *
     * @param build which; empty where they are of the text as it is
     */
    void age(String build) {
        pseudoClassStateChanged(OLDER, !build.isEmpty());
        older = build;
    }

    /** Of which build it is, why it ran, and where a click leads. */
    private String tip(StepState state) {
        var lines = new ArrayList<String>();
        if (!older.isEmpty()) {
            lines.add(older);
        }
        if (state.reason() != null) {
            lines.add(Reasons.details(texts, state.reason()));
        }
        if (state.files() != null) {
            lines.add(Reasons.touched(texts, state.files()));
        }
        if (state.hasFiles()) {
            lines.add(texts.text("build.files.click"));
        }
        return String.join("\n", lines);
    }

    private static boolean isDone(StepState state) {
        return state.phase() == StepState.Phase.DONE || state.phase() == StepState.Phase.CACHED;
    }

    private String time(StepState state) {
        return switch (state.phase()) {
            case WAITING, STOPPED -> "·";
            case CACHED -> texts.text("dockerfile.gutter.cached");
            case FAILED -> texts.text("dockerfile.gutter.failed");
            case RUNNING -> texts.text("dockerfile.gutter.running");
            case DONE -> Reasons.duration(Objects.requireNonNullElse(state.took(), Duration.ZERO));
        };
    }

    /** Says how long a step runs by now. */
    void tick(Duration since) {
        StepRun shown = step;
        if (shown != null && shown.state().phase() == StepState.Phase.RUNNING && shown.state().began() != null) {
            time.setText(Reasons.duration(since.minus(shown.state().began())));
        }
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double y = above;
        double height = Math.min(LINE, Math.max(0, getHeight() - above));
        double numberEnd = width - 8;
        number.resizeRelocate(numberEnd - NUMBER, y, NUMBER, height);
        if (wide) {
            time.resizeRelocate(0, y, TIME - 8, height);
            bytes.resizeRelocate(TIME, y, BYTES, height);
            files.resizeRelocate(TIME + BYTES + 12, y, Math.max(0, filesWidth - 12), height);
            double chipWidth = chip.prefWidth(-1);
            chip.resizeRelocate(TIME + BYTES + filesWidth + 12, y + 2, chipWidth, 16);
        }
    }
}
