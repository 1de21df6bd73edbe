package dev.cutaway.app.dockerfile.check;

import dev.cutaway.app.control.Tips;
import dev.cutaway.app.dockerfile.EditedDockerfile;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.text.Texts;
import dev.cutaway.dockerfile.check.Check;
import dev.cutaway.dockerfile.check.Fix;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Below the text: what is wrong, with what can be done about it; and at its right what the build would be sent. */
public final class ProblemsStrip extends VBox {

    private static final double ROW = 36;
    /** Narrower than this a fix is a sign alone, so that what is wrong can be read. */
    private static final double NARROW = 560;
    private static final double MOST_ROWS = 4;

    private final Workbench bench;
    private final Texts texts;
    private final EditedDockerfile edited;
    private final Inspection inspection;
    private final Consumer<Issue> jump;
    private boolean isShort;
    private boolean narrow;
    private final Label count = new Label();
    private final ListView<Issue> list = new ListView<>();
    // Held here and weakly by the texts, which outlive the page.
    private final ChangeListener<Object> onLanguage;

    /**
     * @param jump goes to the words something is wrong with
     * @param context what the build would be sent, in words
     */
    public ProblemsStrip(Workbench bench, EditedDockerfile edited, Inspection inspection, Consumer<Issue> jump,
            Region context) {
        this.bench = bench;
        this.texts = bench.texts();
        this.edited = edited;
        this.inspection = inspection;
        this.jump = jump;
        getStyleClass().add("problems");
        var title = new Label();
        title.textProperty().bind(texts.of("dockerfile.problems"));
        title.getStyleClass().add("strong");
        title.setMinWidth(USE_PREF_SIZE);
        count.getStyleClass().add("secondary");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(title, count, gap, context);
        head.getStyleClass().addAll("problems-head", "hairline-above");
        list.setFixedCellSize(ROW);
        list.getStyleClass().add("problems-list");
        list.accessibleTextProperty().bind(texts.of("dockerfile.problems"));
        list.setCellFactory(view -> new Row());
        list.setOnKeyPressed(key -> {
            Issue chosen = list.getSelectionModel().getSelectedItem();
            if (key.getCode() == KeyCode.ENTER && chosen != null) {
                jump.accept(chosen);
                key.consume();
            }
        });
        getChildren().addAll(head, list);
        list.widthProperty().subscribe(width -> {
            boolean now = width.doubleValue() < NARROW;
            if (now != narrow) {
                narrow = now;
                list.refresh();
            }
        });
        inspection.reportProperty().subscribe(report -> show(report.issues()));
        onLanguage = (messages, before, now) -> {
            show(inspection.reportProperty().get().issues());
            list.refresh();
        };
        texts.messagesProperty().addListener(new WeakChangeListener<>(onLanguage));
    }

    private void show(List<Issue> issues) {
        count.setText(issues.isEmpty() ? texts.text("dockerfile.problems.none") : Integer.toString(issues.size()));
        list.getItems().setAll(issues);
        double height = Math.min(MOST_ROWS + 0.5, issues.size()) * ROW;
        list.setMinHeight(height);
        list.setPrefHeight(height);
        list.setMaxHeight(height);
        listed(!issues.isEmpty() && !isShort);
    }

    private void listed(boolean listed) {
        list.setVisible(listed);
        list.setManaged(listed);
    }

    /** Only says how many there are. */
    public void setShort(boolean now) {
        isShort = now;
        listed(!isShort && !list.getItems().isEmpty());
    }

    private void fix(Issue issue, Fix fix) {
        // Its places are those of the text that was checked.
        if (inspection.reportProperty().get().parsed().text().equals(edited.document().text())
                && inspection.reportProperty().get().issues().contains(issue)) {
            edited.change(fix.edits());
        }
    }

    /** Shows what is said about the check that found something. */
    private void explain(Issue issue) {
        Check check = issue.check();
        if (check != null) {
            bench.sheets().show(new CheckSheet(bench, check, issue, fix -> fix(issue, fix)));
        }
    }

    private final class Row extends ListCell<Issue> {

        private final HBox row = new HBox();

        Row() {
            row.getStyleClass().add("problem-row");
            // As wide as the list, not as its longest message.
            row.setPrefWidth(0);
            row.setMinWidth(0);
            setOnMouseClicked(click -> {
                Issue issue = getItem();
                if (issue != null && !isEmpty()) {
                    jump.accept(issue);
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Issue issue, boolean empty) {
            super.updateItem(issue, empty);
            if (empty || issue == null) {
                setGraphic(null);
                return;
            }
            row.getChildren().setAll(IssueIcon.of(issue.severity()));
            if (issue.check() != null) {
                var code = new Hyperlink(issue.code());
                code.getStyleClass().addAll("strong", "problem-code");
                code.setMinWidth(USE_PREF_SIZE);
                code.setOnAction(action -> explain(issue));
                code.setAccessibleText(texts.text("dockerfile.check.explain", issue.code()));
                row.getChildren().add(code);
            }
            var message = new Label(issue.message(texts.locale()));
            message.getStyleClass().add("secondary");
            message.setMinWidth(0);
            // As large as its place: whoever hovers the row reads all of it.
            message.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
            Tips.set(message, issue.message(texts.locale()));
            HBox.setHgrow(message, Priority.ALWAYS);
            var line = new Label(texts.text("dockerfile.line", issue.line()));
            line.getStyleClass().add("secondary");
            line.setMinWidth(USE_PREF_SIZE);
            row.getChildren().addAll(message, line);
            for (Fix fix : issue.fixes().stream().limit(2).toList()) {
                var button = new Button(Fixes.title(texts, fix));
                button.getStyleClass().add("compact");
                button.setMinWidth(USE_PREF_SIZE);
                if (narrow) {
                    button.setGraphic(new FontIcon(Feather.TOOL));
                    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
                }
                Tips.set(button, Fixes.hint(texts, fix));
                button.setOnAction(action -> fix(issue, fix));
                row.getChildren().add(button);
            }
            setGraphic(row);
        }
    }
}
