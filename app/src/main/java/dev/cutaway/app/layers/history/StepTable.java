package dev.cutaway.app.layers.history;

import dev.cutaway.app.control.Clip;
import dev.cutaway.app.control.LayerChip;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.layers.model.ImageContext;
import dev.cutaway.app.layers.model.ImageText;
import dev.cutaway.app.layers.model.LayerSelection;
import dev.cutaway.inspector.analysis.Instruction;
import dev.cutaway.inspector.image.HistoryRow;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** All steps, the newest first; the whole command of the selected one below. Follows the selected layer. */
final class StepTable extends SplitPane {

    private final ImageContext context;
    private final ImageText text;
    private final LayerSelection selection;
    private final TableView<HistoryRow> table = new TableView<>();
    private final TextArea command = new TextArea();
    private final Label heading = new Label();

    StepTable(ImageContext context) {
        this.context = context;
        text = context.text();
        selection = context.selection();
        setOrientation(javafx.geometry.Orientation.VERTICAL);
        setDividerPositions(0.68);
        table.setFixedCellSize(26);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setAccessibleText(text.of("image.tab.history"));
        columns();
        table.setItems(FXCollections.observableList(List.copyOf(context.facts().image().history().reversed())));
        table.getSelectionModel().selectedItemProperty().subscribe(this::show);
        selection.addListener(this::follow);
        getItems().addAll(table, commandPane());
        follow();
    }

    private void columns() {
        table.getColumns().add(column("image.history.layer", 64, true, (cell, row) -> chip(cell, row)));
        table.getColumns().add(column("image.history.created", 112, true, (cell, row) -> {
            cell.setText(text.age(row.entry().created()));
            Tips.set(cell, text.timestamp(row.entry().created()));
        }));
        table.getColumns().add(column("image.history.by", 320, false, (cell, row) -> {
            cell.getStyleClass().add("code-cell");
            cell.setText(Instruction.of(row.entry()).toString().replaceAll("\\s+", " "));
        }));
        var size = column("image.history.size", 84, true, (cell, row) -> {
            long bytes = row.layer() < 0 ? 0 : context.facts().layers().get(row.layer()).bytes();
            cell.setText(text.size(bytes));
            Tips.set(cell, text.exact(bytes));
        });
        size.getStyleClass().add("figure");
        table.getColumns().add(size);
        boolean comments = context.facts().image().history().stream().anyMatch(row -> !row.entry().comment().isEmpty());
        if (comments) {
            table.getColumns().add(column("image.history.comment", 150, false, (cell, row) -> {
                cell.setText(row.entry().comment());
                cell.getStyleClass().add("secondary");
            }));
        }
    }

    private void chip(TableCell<HistoryRow, HistoryRow> cell, HistoryRow row) {
        cell.setGraphic(row.layer() < 0 ? dash() : context.chip(row.layer()));
    }

    private static Region dash() {
        var dash = new Region();
        dash.getStyleClass().add("step-dash");
        return dash;
    }

    private TableColumn<HistoryRow, HistoryRow> column(String key, double width, boolean fixed,
            BiConsumer<TableCell<HistoryRow, HistoryRow>, HistoryRow> show) {
        var column = new TableColumn<HistoryRow, HistoryRow>(text.of(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        if (fixed) {
            column.setMinWidth(width);
            column.setMaxWidth(width);
        }
        column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(HistoryRow row, boolean empty) {
                super.updateItem(row, empty);
                setText(null);
                setGraphic(null);
                getStyleClass().removeAll("figure");
                if (!empty && row != null) {
                    if (column.getStyleClass().contains("figure")) {
                        getStyleClass().add("figure");
                    }
                    show.accept(this, row);
                }
            }
        });
        return column;
    }

    private Region commandPane() {
        command.setEditable(false);
        command.setWrapText(true);
        command.getStyleClass().addAll("mono", "command");
        command.setAccessibleText(text.of("image.history.command"));
        heading.getStyleClass().add("strong");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var copy = new Button(text.of("image.copy"), FontIcon.of(Feather.COPY, 14));
        copy.getStyleClass().addAll("compact", "flat");
        copy.setOnAction(_ -> Clip.copy(command.getText()));
        var head = new HBox(heading, gap, copy);
        head.getStyleClass().add("tool-row");
        return new BorderPane(command, head, null, null, null);
    }

    private void show(@Nullable HistoryRow row) {
        if (row == null) {
            return;
        }
        heading.setText(text.of("image.history.step", row.step() + 1, context.facts().image().history().size()));
        heading.setGraphic(row.layer() < 0
                ? null
                : new LayerChip(row.layer() + 1, context.facts().color(row.layer())));
        command.setText(row.entry().createdBy());
        command.setPromptText(text.of("image.history.no.command"));
        if (row.layer() >= 0) {
            selection.select(row.layer());
        }
    }

    private void follow() {
        HistoryRow shown = table.getSelectionModel().getSelectedItem();
        if (shown != null && shown.layer() == selection.selected()) {
            return;
        }
        for (HistoryRow row : table.getItems()) {
            if (row.layer() == selection.selected()) {
                table.getSelectionModel().select(row);
                table.scrollTo(Math.max(0, table.getSelectionModel().getSelectedIndex() - 4));
                return;
            }
        }
    }
}
