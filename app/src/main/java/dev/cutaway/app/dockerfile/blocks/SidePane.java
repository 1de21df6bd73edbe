package dev.cutaway.app.dockerfile.blocks;

import dev.cutaway.app.build.Reasons;
import dev.cutaway.app.build.run.StepRun;
import dev.cutaway.app.build.run.StepState;
import dev.cutaway.app.build.run.StepState.Phase;
import dev.cutaway.app.control.LayerChip;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.dockerfile.blocks.board.Board;
import dev.cutaway.app.dockerfile.blocks.board.BuiltCard;
import dev.cutaway.app.dockerfile.blocks.board.Card;
import dev.cutaway.app.dockerfile.blocks.board.Lane;
import dev.cutaway.app.text.Texts;
import dev.cutaway.dockerfile.check.Check;
import dev.cutaway.dockerfile.check.Finding;
import dev.cutaway.dockerfile.check.Fix;
import dev.cutaway.dockerfile.source.DockerfileProblem;
import dev.cutaway.engine.api.DockerText;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The chosen card: which it is, what is wrong with it, its form, what the last build did for it. */
final class SidePane extends BorderPane {

    private final Texts texts;
    private final BlocksModel model;
    private final Consumer<StepRun> openLayer;
    private final FormPane form;
    private final LayerChip chip = new LayerChip();
    private final Label keyword = new Label();
    private final Label place = new Label();
    private final ToggleButton text = new ToggleButton();
    private final VBox notes = new VBox();
    private final VBox facts = new VBox();
    private final Button delete = new Button();
    private final VBox nothing = new VBox();

    SidePane(Texts texts, BlocksModel model, Consumer<StepRun> openLayer) {
        this.texts = texts;
        this.model = model;
        this.openLayer = openLayer;
        form = new FormPane(texts, model);
        getStyleClass().add("blocks-side");
        keyword.getStyleClass().addAll("mono", "keyword");
        keyword.setMinWidth(Region.USE_PREF_SIZE);
        place.getStyleClass().add("secondary");
        place.setMinWidth(0);
        place.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(place, Priority.ALWAYS);
        text.setGraphic(new FontIcon(Feather.CODE));
        text.getStyleClass().addAll("icon-button", "compact", "more-keys");
        text.setAccessibleText(texts.text("blocks.side.text"));
        text.setTooltip(Tips.of(texts.text("blocks.side.text")));
        text.setOnAction(_ -> form.asText(text.isSelected()));
        var head = new HBox(chip, keyword, place, text);
        head.getStyleClass().add("form-head");
        notes.getStyleClass().add("side-notes");
        facts.getStyleClass().add("side-facts");
        var words = new Label(texts.text("blocks.side.nothing"));
        words.setWrapText(true);
        words.getStyleClass().add("secondary");
        nothing.getChildren().add(words);
        nothing.getStyleClass().add("side-nothing");
        setTop(new VBox(head, notes));
        setCenter(form);
        setBottom(new VBox(facts, foot()));
        model.boardProperty().subscribe(_ -> show());
        model.selectedProperty().subscribe(_ -> show());
        model.builtProperty().subscribe(_ -> show());
        model.findingsProperty().subscribe(_ -> show());
    }

    private Node foot() {
        delete.setText(texts.text("blocks.side.delete"));
        delete.setGraphic(new FontIcon(Feather.TRASH_2));
        delete.getStyleClass().add("flat");
        delete.setOnAction(_ -> model.delete());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var hint = new Label(texts.text("blocks.side.undo"));
        hint.getStyleClass().addAll("secondary", "small");
        var foot = new HBox(delete, gap, hint);
        foot.getStyleClass().addAll("side-foot", "hairline-above");
        return foot;
    }

    FormPane form() {
        return form;
    }

    private void show() {
        Board board = model.board();
        int selected = model.selected();
        boolean chosen = selected >= 0 && selected < board.size();
        getTop().setVisible(chosen);
        getBottom().setVisible(chosen);
        setCenter(chosen ? form : nothing);
        if (!chosen) {
            return;
        }
        Card card = board.card(selected);
        Lane lane = board.laneOf(selected);
        BuiltCard built = model.builtProperty().get().card(selected);
        boolean layer = built != null && built.color() != null;
        chip.setVisible(layer);
        chip.setManaged(layer);
        if (built != null && built.color() != null) {
            chip.show(built.number(), built.color());
        }
        keyword.setText(card.name());
        place.setText(where(card, lane, board));
        text.setDisable(card.instruction() == null);
        delete.setText(texts.text(card.isFrom() ? "blocks.side.delete.stage" : "blocks.side.delete"));
        notes(card);
        facts(built);
    }

    private String where(Card card, Lane lane, Board board) {
        int first = card.statement().range().start().line();
        int last = card.statement().range().end().line();
        String lines = first == last
                ? texts.text("blocks.side.line", first)
                : texts.text("blocks.side.lines", first, last);
        String name = lane.name();
        if (name != null) {
            return texts.text("blocks.side.in", lines, name);
        }
        return board.stages() > 1 && !lane.isGlobal()
                ? texts.text("blocks.side.in", lines, lane.stage())
                : lines;
    }

    // ---- notes ----

    private void notes(Card card) {
        notes.getChildren().clear();
        for (DockerfileProblem problem : card.problems()) {
            notes.getChildren().add(note(problem.reason(), problem.severity() == DockerfileProblem.Severity.ERROR));
        }
        for (Finding finding : model.findings(card.index())) {
            Node note = note(finding.message(texts.locale()), finding.check().severity() == Check.Severity.ERROR);
            notes.getChildren().add(note);
            if (note instanceof HBox line && !finding.fixes().isEmpty()) {
                line.getChildren().add(fix(finding.fixes().getFirst()));
            }
        }
    }

    private Node note(String words, boolean error) {
        var icon = new FontIcon(error ? Feather.ALERT_CIRCLE : Feather.ALERT_TRIANGLE);
        icon.getStyleClass().addAll("mark", error ? "error" : "warning");
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("small");
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        var note = new HBox(icon, label);
        note.getStyleClass().add("side-note");
        return note;
    }

    private Button fix(Fix fix) {
        var button = new Button(texts.text("blocks.side.fix"));
        button.getStyleClass().add("compact");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(Tips.of(switch (fix.title()) {
            case REPLACE -> texts.text("blocks.fix.replace", fix.argument());
            case ADD -> texts.text("blocks.fix.add", fix.argument());
            case REMOVE -> texts.text("blocks.fix.remove", fix.argument());
            case REMOVE_INSTRUCTION -> texts.text("blocks.fix.remove-instruction");
            case REMOVE_EMPTY_LINES -> texts.text("blocks.fix.remove-lines");
            case JSON_FORM -> texts.text("blocks.fix.json");
            case INSERT_BEFORE -> texts.text("blocks.fix.insert", fix.argument());
        }));
        button.setOnAction(_ -> model.fix(fix));
        return button;
    }

    // ---- what the build did ----

    private void facts(@Nullable BuiltCard built) {
        facts.getChildren().clear();
        StepState state = built == null ? StepState.WAITING : built.step().state();
        String words = built == null ? "" : words(built, state);
        facts.setVisible(!words.isEmpty());
        facts.setManaged(!words.isEmpty());
        if (words.isEmpty() || built == null) {
            return;
        }
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(state.phase() == Phase.FAILED ? "danger-text" : "secondary");
        facts.getChildren().add(label);
        if (built.color() != null && (state.phase() == Phase.DONE || state.phase() == Phase.CACHED)) {
            var link = new Hyperlink(texts.text("blocks.side.layer"));
            link.setOnAction(_ -> openLayer.accept(built.step()));
            facts.getChildren().add(link);
        }
    }

    private String words(BuiltCard built, StepState state) {
        double seconds = state.took() == null ? 0 : state.took().toMillis() / 1000.0;
        String time = String.format(Locale.ROOT, "%.1fs", seconds);
        return switch (state.phase()) {
            case WAITING -> texts.text("blocks.built.waiting");
            case RUNNING -> texts.text("blocks.built.running");
            case CACHED -> built.color() == null
                    ? texts.text("blocks.built.cached")
                    : texts.text("blocks.built.cached.bytes", DockerText.size(state.bytes()));
            case DONE -> built.color() == null
                    ? texts.text("blocks.built.done", time)
                    : texts.text("blocks.built.done.bytes", time, DockerText.size(state.bytes()));
            case FAILED -> Reasons.failure(texts, state.message(), state.exitCode());
            case STOPPED -> texts.text("blocks.built.stopped");
        };
    }
}
