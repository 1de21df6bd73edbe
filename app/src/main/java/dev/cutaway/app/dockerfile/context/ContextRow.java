package dev.cutaway.app.dockerfile.context;

import dev.cutaway.app.control.Tips;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.DockerText;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.function.BiConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TreeCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A line of the lists of a context: a name, the line that keeps it out, and bytes at the right. */
final class ContextRow extends HBox {

    private final FontIcon icon = new FontIcon(Feather.FILE);
    private final Label name = new Label();
    private final Label rule = new Label();
    private final Label bytes = new Label();

    private ContextRow() {
        getStyleClass().add("context-row");
        name.getStyleClass().addAll("mono", "context-name");
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        rule.getStyleClass().addAll("mono-small", "context-rule");
        rule.setMinWidth(0);
        bytes.getStyleClass().add("context-bytes");
        bytes.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(icon, name, rule, bytes);
    }

    private void show(Texts texts, ContextEntry entry, String text) {
        boolean out = entry.rule() != null && entry.sentFiles() == 0;
        icon.setIconCode(entry.isFolder() ? Feather.FOLDER : Feather.FILE);
        name.setText(text);
        getStyleClass().remove("kept-out");
        if (out) {
            getStyleClass().add("kept-out");
        }
        rule.setText(out && entry.rule() != null ? entry.rule().text() : "");
        rule.setVisible(out);
        rule.setManaged(out);
        bytes.setText(DockerText.size(out ? entry.outBytes() : entry.sentBytes()));
        Tips.set(name, out && entry.rule() != null
                ? texts.text("dockerfile.context.row.out", entry.path(), entry.rule().line())
                : texts.text("dockerfile.context.row.sent", entry.path(), entry.sentBytes(), entry.sentFiles()));
    }

    private void show(Texts texts, ContextReport.Kept kept) {
        icon.setIconCode(Feather.FILTER);
        name.setText(kept.line());
        rule.setText(texts.text("dockerfile.context.files", kept.files()));
        bytes.setText(DockerText.size(kept.bytes()));
    }

    static TreeCell<ContextEntry> inTree(Texts texts) {
        var row = new ContextRow();
        return new TreeCell<>() {
            @Override
            protected void updateItem(@Nullable ContextEntry entry, boolean empty) {
                super.updateItem(entry, empty);
                if (empty || entry == null) {
                    setGraphic(null);
                } else {
                    row.show(texts, entry, entry.name() + (entry.isFolder() ? "/" : ""));
                    setGraphic(row);
                }
            }
        };
    }

    static ListCell<ContextEntry> inList(Texts texts) {
        return cell((row, entry) -> row.show(texts, entry, entry.path()));
    }

    static ListCell<ContextReport.Kept> ofLine(Texts texts) {
        return cell((row, kept) -> row.show(texts, kept));
    }

    private static <T> ListCell<T> cell(BiConsumer<ContextRow, T> show) {
        var row = new ContextRow();
        return new ListCell<>() {
            @Override
            protected void updateItem(@Nullable T item, boolean empty) {
                super.updateItem(item, empty);
                if (empty || item == null) {
                    setGraphic(null);
                } else {
                    show.accept(row, item);
                    setGraphic(row);
                }
            }
        };
    }
}
