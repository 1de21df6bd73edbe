package dev.cutaway.app.build.order;

import dev.cutaway.app.control.FilePaths;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.text.Texts;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Secrets: for each where it lies. What is in them is read only when a build begins. */
final class SecretList extends VBox {

    /** One secret as it is typed. */
    private record Row(TextField id, ComboBox<String> kind, TextField where) {}

    private final Workbench bench;
    private final Texts texts;
    private final Supplier<Path> from;
    private final List<Row> rows = new ArrayList<>();
    private final VBox body = new VBox();

    /**
     * @param from where choosing a file begins: the context, in which a relative path lies, too
     * @param offered ids that steps read
     */
    SecretList(Workbench bench, Supplier<Path> from, List<String> offered, List<Secret> given) {
        this.bench = bench;
        this.texts = bench.texts();
        this.from = from;
        getStyleClass().add("pair-list");
        var head = new Label(texts.text("build.order.secrets"));
        head.getStyleClass().add("strong");
        var note = new Label(texts.text("build.order.secrets.note"));
        note.getStyleClass().addAll("caption", "small");
        var more = new Button(texts.text("build.order.secrets.add"), new FontIcon(Feather.PLUS));
        more.getStyleClass().addAll("flat", "compact");
        more.setOnAction(action -> row("", false, ""));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var line = new HBox(head, note, gap, more);
        line.getStyleClass().add("pair-head");
        body.getStyleClass().add("pair-rows");
        getChildren().addAll(line, body);
        Set<String> known = new LinkedHashSet<>();
        for (Secret secret : given) {
            known.add(secret.id());
            switch (secret) {
                case Secret.File file -> row(file.id(), false, file.path().toString());
                case Secret.Variable variable -> row(variable.id(), true, variable.variable());
            }
        }
        offered.stream().filter(id -> !known.contains(id)).forEach(id -> row(id, false, ""));
    }

    private void row(String id, boolean variable, String where) {
        var name = new TextField(id);
        name.getStyleClass().addAll("compact", "mono", "pair-name");
        name.setPromptText(texts.text("build.order.secrets.id"));
        var kind = new ComboBox<String>(FXCollections.observableArrayList(texts.text("build.order.secrets.file"),
                texts.text("build.order.secrets.variable")));
        kind.getSelectionModel().select(variable ? 1 : 0);
        kind.setMinWidth(Region.USE_PREF_SIZE);
        var field = new TextField(where);
        field.getStyleClass().addAll("compact", "mono");
        field.promptTextProperty().bind(kind.getSelectionModel().selectedIndexProperty()
                .map(index -> index.intValue() == 0 ? "/run/secrets/token" : "GITHUB_TOKEN"));
        HBox.setHgrow(field, Priority.ALWAYS);
        field.setTooltip(Tips.asked(field::getText));
        var browse = new Button("", new FontIcon(Feather.FOLDER));
        browse.getStyleClass().addAll("icon-button", "compact", "secret-browse");
        browse.setAccessibleText(texts.text("build.order.secrets.browse"));
        browse.setTooltip(Tips.of(texts.text("build.order.secrets.browse")));
        browse.setOnAction(action -> browse(field));
        // Its place stays where a variable needs none: the fields stand in one column.
        browse.visibleProperty().bind(kind.getSelectionModel().selectedIndexProperty().isEqualTo(0));
        var row = new Row(name, kind, field);
        var cross = new Button("", new FontIcon(Feather.X));
        cross.getStyleClass().addAll("icon-button", "compact");
        cross.setAccessibleText(texts.text("build.order.drop"));
        var line = new HBox(name, kind, field, browse, cross);
        line.getStyleClass().add("pair-row");
        cross.setOnAction(action -> {
            rows.remove(row);
            body.getChildren().remove(line);
        });
        rows.add(row);
        body.getChildren().add(line);
    }

    /** Of a long path its end is what tells it from others. */
    private void browse(TextField field) {
        bench.desktop().askForFile(from.get()).ifPresent(file -> {
            field.setText(FilePaths.familiar(file.toAbsolutePath().normalize()));
            field.requestFocus();
            field.end();
        });
    }

    /** Those that say where they lie. */
    List<Secret> secrets() {
        return rows.stream().filter(row -> !row.where().getText().isBlank()).map(SecretList::secret).toList();
    }

    private static Secret secret(Row row) {
        String id = row.id().getText().strip();
        String where = row.where().getText().strip();
        return row.kind().getSelectionModel().getSelectedIndex() == 0
                ? new Secret.File(id, Path.of(where.replace("\0", "")))
                : new Secret.Variable(id, where);
    }
}
