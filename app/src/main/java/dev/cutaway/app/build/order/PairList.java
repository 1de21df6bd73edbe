package dev.cutaway.app.build.order;

import dev.cutaway.app.control.Tips;
import dev.cutaway.app.text.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Names with values, to be typed. Some names may be offered: those count once their box is ticked, empty or not. */
final class PairList extends VBox {

    /** One name and its value. */
    private record Row(TextField name, TextField value, @Nullable CheckBox given) {}

    private final Texts texts;
    private final List<Row> rows = new ArrayList<>();
    private final VBox body = new VBox();

    /** @param add what adding one more is called */
    PairList(Texts texts, String title, String add) {
        this.texts = texts;
        getStyleClass().add("pair-list");
        var head = new Label(title);
        head.getStyleClass().add("strong");
        var more = new Button(add, new FontIcon(Feather.PLUS));
        more.getStyleClass().addAll("flat", "compact");
        more.setOnAction(action -> row("", "", "", false).name().requestFocus());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var line = new HBox(head, gap, more);
        line.getStyleClass().add("pair-head");
        body.getStyleClass().add("pair-rows");
        getChildren().addAll(line, body);
    }

    /** Offers a name. {@code value}: null where none was given, then the default of the prompt stands. */
    void offer(String name, @Nullable String value, String prompt) {
        Row row = row(name, value == null ? "" : value, prompt, true);
        if (row.given() != null) {
            row.given().setSelected(value != null);
        }
    }

    /** Adds a name that a person chose. */
    void add(String name, String value) {
        row(name, value, "", false);
    }

    private Row row(String name, String value, String prompt, boolean offered) {
        var key = new TextField(name);
        key.getStyleClass().addAll("compact", "mono", "pair-name");
        key.setEditable(!offered);
        key.setFocusTraversable(!offered);
        key.setPromptText(texts.text("build.order.name"));
        var field = new TextField(value);
        field.getStyleClass().addAll("compact", "mono");
        field.setPromptText(prompt.isEmpty() ? texts.text("build.order.value") : prompt);
        field.setAccessibleText(name);
        HBox.setHgrow(field, Priority.ALWAYS);
        var row = new Row(key, field, offered ? given(name, field) : null);
        var line = new HBox(key, field);
        line.getStyleClass().add("pair-row");
        if (offered) {
            key.getStyleClass().add("offered");
            line.getChildren().addFirst(row.given());
        } else {
            var cross = new Button("", new FontIcon(Feather.X));
            cross.getStyleClass().addAll("icon-button", "compact");
            cross.setAccessibleText(texts.text("build.order.drop"));
            cross.setOnAction(action -> {
                rows.remove(row);
                body.getChildren().remove(line);
            });
            line.getChildren().add(cross);
        }
        rows.add(row);
        body.getChildren().add(line);
        return row;
    }

    /** Ticked by itself when something is typed; only without it the default stands. */
    private CheckBox given(String name, TextField field) {
        var given = new CheckBox();
        given.setAccessibleText(name + ": " + texts.text("build.order.given"));
        Tips.set(given, texts.text("build.order.given"));
        given.setMinWidth(Region.USE_PREF_SIZE);
        field.textProperty().addListener((text, before, now) -> {
            if (!now.isEmpty()) {
                given.setSelected(true);
            }
        });
        given.selectedProperty().addListener((chosen, before, now) -> {
            if (!now) {
                field.clear();
            }
        });
        return given;
    }

    /** What was typed. An offered name that is not ticked keeps its default; others without a value are empty. */
    Map<String, String> values() {
        var values = new LinkedHashMap<String, String>();
        for (Row row : rows) {
            boolean said = row.given() == null
                    ? !row.name().getText().isBlank() || !row.value().getText().isEmpty()
                    : row.given().isSelected();
            if (said) {
                values.put(row.name().getText().strip(), row.value().getText());
            }
        }
        return values;
    }
}
