package dev.cutaway.app.layers.files;

import dev.cutaway.app.control.LayerChip;
import dev.cutaway.app.control.Segmented;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.layers.model.ImageFacts;
import dev.cutaway.app.layers.model.ImageText;
import dev.cutaway.inspector.tree.Change;
import dev.cutaway.inspector.tree.Outline.Mode;
import dev.cutaway.inspector.tree.PathPattern;
import dev.cutaway.inspector.tree.RowFilter;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.regex.PatternSyntaxException;
import javafx.animation.PauseTransition;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/** The tool row over the file table: what is shown, and which of it. */
final class FilesBar extends HBox {

    private static final double NARROW = 680;
    private static final long[] LEAST = {0, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};
    /** Typing goes on; the filter waits for a breath. */
    private static final Duration BREATH = Duration.millis(150);

    private final FilesModel model;
    private final ImageFacts facts;
    private final ImageText text;
    private final Segmented<Mode> mode = new Segmented<>(Mode.UP_TO_HERE);
    private final LayerChip chip = new LayerChip();
    private final Label instruction = new Label();
    private final ChangeToggles toggles;
    private final TextField pattern = new TextField();
    private final HBox field = new HBox(FontIcon.of(Feather.SEARCH, 14), pattern);
    private final MenuButton more = new MenuButton("", FontIcon.of(Feather.SLIDERS, 14));
    private final PauseTransition breath = new PauseTransition(BREATH);
    private long minBytes;

    FilesBar(FilesModel model, ImageFacts facts, FilesTable table, ImageText text) {
        this.model = model;
        this.facts = facts;
        this.text = text;
        getStyleClass().addAll("tool-row", "files-bar");
        mode.choice(Mode.ONLY_THIS_LAYER, text.of("image.files.this")).choice(Mode.UP_TO_HERE,
                text.of("image.files.upto"));
        instruction.getStyleClass().addAll("mono-small", "secondary");
        instruction.setMinWidth(0);
        setMinWidth(0);
        HBox.setHgrow(instruction, Priority.SOMETIMES);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        toggles = new ChangeToggles(text, this::apply);
        patternField();
        widthProperty().subscribe(width -> field.setMinWidth(width.doubleValue() < NARROW ? 84 : 150));
        moreMenu(table);
        getChildren().addAll(mode, chip, instruction, gap, toggles, field, more);
    }

    private void patternField() {
        field.getStyleClass().addAll("field", "compact", "pattern");
        pattern.getStyleClass().add("bare");
        pattern.setPromptText(text.of("image.files.pattern"));
        pattern.setAccessibleText(text.of("image.files.pattern.tip"));
        Tips.set(pattern, text.of("image.files.pattern.tip"));
        HBox.setHgrow(pattern, Priority.ALWAYS);
        breath.setOnFinished(_ -> apply());
        pattern.textProperty().subscribe((_, _) -> breath.playFromStart());
        pattern.setOnAction(_ -> apply());
        pattern.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !pattern.getText().isEmpty()) {
                pattern.clear();
                event.consume();
            }
        });
    }

    /** What is asked for less often: the least size and the columns. */
    private void moreMenu(FilesTable table) {
        more.getStyleClass().addAll("compact", "flat", "more");
        more.setMinWidth(USE_PREF_SIZE);
        more.setAccessibleText(text.of("image.files.more"));
        Tips.set(more, text.of("image.files.more"));
        var group = new ToggleGroup();
        for (long bytes : LEAST) {
            var item = new RadioMenuItem(bytes == 0 ? text.of("image.files.least.any") : "≥ " + text.size(bytes));
            item.setToggleGroup(group);
            item.setSelected(bytes == 0);
            item.setOnAction(_ -> {
                minBytes = bytes;
                more.setText(bytes == 0 ? "" : item.getText());
                apply();
            });
            more.getItems().add(item);
        }
        more.getItems().add(new SeparatorMenuItem());
        for (OptionalColumn column : table.optionalColumns()) {
            var item = new CheckMenuItem(column.title());
            item.selectedProperty().bindBidirectional(column.wantedProperty());
            more.getItems().add(item);
        }
    }

    /** The mode that is chosen. */
    Segmented<Mode> mode() {
        return mode;
    }

    ChangeToggles toggles() {
        return toggles;
    }

    /** Puts the caret into the filter. */
    void focusPattern() {
        pattern.requestFocus();
        pattern.selectAll();
    }

    void flip(Change change) {
        toggles.flip(change);
    }

    /** Says which layer the table is about. */
    void show(int layer) {
        boolean any = layer >= 0;
        chip.setVisible(any);
        if (any) {
            chip.show(layer + 1, facts.color(layer));
            String words = facts.instruction(layer).toString();
            instruction.setText(words.replaceAll("\\s+", " "));
            Tips.set(instruction, words);
        }
        toggles.count(facts.tree(), layer);
        toggles.offerUnchanged(mode.getValue() == Mode.UP_TO_HERE);
    }

    private void apply() {
        breath.stop();
        PathPattern wanted = null;
        boolean invalid = false;
        String typed = pattern.getText().strip();
        try {
            wanted = typed.isEmpty() ? null : PathPattern.parse(typed);
        } catch (PatternSyntaxException e) {
            invalid = true;
            Tips.set(pattern, text.of("image.files.pattern.bad", e.getDescription()));
        }
        field.getStyleClass().remove("invalid");
        if (invalid) {
            field.getStyleClass().add("invalid");
            return;
        }
        Tips.set(pattern, text.of("image.files.pattern.tip"));
        var filter = new RowFilter(toggles.wanted(), toggles.wantsUnchanged(), wanted, minBytes);
        if (!filter.equals(model.filter())) {
            model.filter(filter);
        }
    }
}
