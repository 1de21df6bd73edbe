package dev.cutaway.app.build.order;

import dev.cutaway.app.text.Texts;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Names with values, to be typed; some names may be offered. A row without a value says nothing. */
final class PairList extends VBox {

    /** One name and its value. */
    private record Row(TextField name, TextField value, boolean offered) {}

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

    /** Offers a name; its value stands only where one was given. */
    void offer(String name, String value, String prompt) {
        row(name, value, prompt, true);
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
        var row = new Row(key, field, offered);
        var line = new HBox(key, field);
        line.getStyleClass().add("pair-row");
        if (offered) {
            key.getStyleClass().add("offered");
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

    /** What was typed. An offered name without a value keeps its default; another one without is empty. */
    Map<String, String> values() {
        var values = new LinkedHashMap<String, String>();
        for (Row row : rows) {
            boolean said = !row.value().getText().isEmpty() || (!row.offered() && !row.name().getText().isBlank());
            if (said) {
                values.put(row.name().getText().strip(), row.value().getText());
            }
        }
        return values;
    }
}
