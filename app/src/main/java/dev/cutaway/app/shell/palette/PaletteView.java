package dev.cutaway.app.shell.palette;

import dev.cutaway.app.shell.Command;
import dev.cutaway.app.text.Texts;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The palette's sheet: a field that keeps the focus, and the list of what fits, walked with the arrow keys. */
public final class PaletteView extends VBox {

    /** One line of the list. */
    record Hit(Command command, String group, FuzzyMatch match) {}

    private static final double ROW = 36;
    private static final int ROWS = 10;

    private final List<CommandGroup> groups;
    private final Runnable close;
    private final TextField field = new TextField();
    private final ObservableList<Hit> hits = FXCollections.observableArrayList();
    private final ListView<Hit> list = new ListView<>(hits);

    /**
     * @param groups what there is, the most useful group first
     * @param close closes the sheet before a command runs
     */
    public PaletteView(Texts texts, List<CommandGroup> groups, Runnable close) {
        this.groups = groups;
        this.close = close;
        getStyleClass().addAll("sheet", "command-palette");
        setMaxHeight(USE_PREF_SIZE);
        field.promptTextProperty().bind(texts.of("shell.palette.prompt"));
        field.accessibleTextProperty().bind(texts.of("shell.palette.prompt"));
        field.getStyleClass().addAll("bare", "palette-field");
        HBox.setHgrow(field, Priority.ALWAYS);
        var head = new HBox(new FontIcon(Feather.SEARCH), field);
        head.getStyleClass().addAll("palette-head", "hairline-below");
        var nothing = new Label();
        nothing.textProperty().bind(texts.of("shell.palette.nothing"));
        nothing.getStyleClass().add("secondary");
        list.setPlaceholder(nothing);
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new PaletteCell());
        list.accessibleTextProperty().bind(texts.of("shell.palette.results"));
        list.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY) {
                run();
            }
        });
        getChildren().addAll(head, list);
        field.textProperty().addListener(text -> search());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        search();
        // As high as everything needs, and so high it stays while letters narrow the list.
        double height = Math.max(3, Math.min(ROWS, hits.size())) * ROW + 12;
        list.setMinHeight(height);
        list.setPrefHeight(height);
        list.setMaxHeight(height);
    }

    private void search() {
        var found = new ArrayList<Hit>();
        for (CommandGroup group : groups) {
            for (Command command : group.commands()) {
                Optional<FuzzyMatch> match = FuzzyMatch.of(field.getText(), command.title().getValue());
                if (match.isPresent() && command.enabled().get()) {
                    found.add(new Hit(command, group.title().getValue(), match.get()));
                }
            }
        }
        found.sort(Comparator.comparingInt((Hit hit) -> hit.match().score()).reversed());
        hits.setAll(found);
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private void key(KeyEvent event) {
        int step = switch (event.getCode()) {
            case KeyCode.DOWN -> 1;
            case KeyCode.UP -> -1;
            case KeyCode.PAGE_DOWN -> ROWS - 1;
            case KeyCode.PAGE_UP -> 1 - ROWS;
            default -> 0;
        };
        if (step != 0 && !hits.isEmpty()) {
            move(step);
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            run();
            event.consume();
        }
    }

    private void move(int step) {
        int now = list.getSelectionModel().getSelectedIndex();
        int next = Math.abs(step) == 1
                ? Math.floorMod(now + step, hits.size())
                : Math.clamp(now + step, 0, hits.size() - 1);
        list.getSelectionModel().select(next);
        list.scrollTo(Math.max(0, next - ROWS / 2));
    }

    private void run() {
        Hit hit = list.getSelectionModel().getSelectedItem();
        if (hit != null) {
            close.run();
            hit.command().action().run();
        }
    }
}
