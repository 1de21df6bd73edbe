package dev.cutaway.app.dockerfile.template;

import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.text.Texts;
import dev.cutaway.resources.DockerfileTemplates;
import dev.cutaway.resources.DockerfileTemplates.Template;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Choosing what a new Dockerfile begins with: the stacks at the left, what is written for one and why at the right. */
public final class TemplateSheet extends BorderPane {

    private static final System.Logger LOG = System.getLogger(TemplateSheet.class.getName());

    private final Workbench bench;
    private final Texts texts;
    private final Consumer<List<Path>> open;
    private final ListView<Template> list = new ListView<>();
    private final VBox detail = new VBox();

    /** @param open opens the Dockerfile that was made */
    public TemplateSheet(Workbench bench, Consumer<List<Path>> open) {
        this.bench = bench;
        this.texts = bench.texts();
        this.open = open;
        getStyleClass().addAll("sheet", "template-sheet");
        setMaxSize(920, 600);
        var head = new Label(texts.text("dockerfile.template.title"));
        head.getStyleClass().addAll("head", "template-head");
        setTop(head);
        setLeft(list);
        list.getItems().setAll(DockerfileTemplates.all(texts.locale()));
        list.setCellFactory(view -> new Cell());
        list.setFixedCellSize(36);
        list.setAccessibleText(texts.text("dockerfile.template.title"));
        detail.getStyleClass().add("template-detail");
        var scroll = new ScrollPane(detail);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        setCenter(scroll);
        setBottom(buttons());
        list.getSelectionModel().selectedItemProperty().subscribe(this::show);
        list.getSelectionModel().select(0);
        list.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER) {
                create();
                key.consume();
            }
        });
    }

    private Node buttons() {
        var cancel = new Button(texts.text("dockerfile.cancel"));
        cancel.setOnAction(action -> bench.sheets().close());
        var create = new Button(texts.text("dockerfile.template.create"), new FontIcon(Feather.FOLDER));
        create.getStyleClass().add("primary");
        create.setOnAction(action -> create());
        var hint = new Label(texts.text("dockerfile.template.hint"));
        hint.getStyleClass().addAll("secondary", "small");
        hint.setWrapText(true);
        hint.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(hint, javafx.scene.layout.Priority.ALWAYS);
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        create.setMinWidth(Region.USE_PREF_SIZE);
        var row = new HBox(hint, cancel, create);
        row.getStyleClass().addAll("template-buttons", "hairline-above");
        return row;
    }

    private void show(@Nullable Template template) {
        detail.getChildren().clear();
        if (template == null) {
            return;
        }
        var sentence = new Label(template.sentence());
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        detail.getChildren().addAll(sentence, caption(texts.text("dockerfile.template.why")));
        for (String note : template.notes()) {
            var words = new Label(note);
            words.setWrapText(true);
            words.setMinHeight(Region.USE_PREF_SIZE);
            var row = new HBox(new FontIcon(Feather.CHECK), words);
            row.getStyleClass().add("template-note");
            detail.getChildren().add(row);
        }
        detail.getChildren().addAll(caption("Dockerfile"), TemplatePreview.of(template.dockerfile()),
                caption(texts.text("dockerfile.template.ignore")),
                TemplatePreview.of(template.ignore()));
    }

    private static Label caption(String text) {
        var label = new Label(text);
        label.getStyleClass().addAll("strong", "template-caption");
        return label;
    }

    private void create() {
        Template chosen = list.getSelectionModel().getSelectedItem();
        if (chosen == null) {
            return;
        }
        bench.desktop().askForTargetFolder().ifPresent(folder -> {
            bench.sheets().close();
            bench.tasks().startQuietly(progress -> NewDockerfile.write(chosen, folder),
                    file -> open.accept(List.of(file)),
                    thrown -> {
                        LOG.log(Level.WARNING, "writing a Dockerfile into " + folder, thrown);
                        bench.notices().tell(texts.of("dockerfile.template.failed", folder.toString(),
                                String.valueOf(thrown.getMessage())));
                    });
        });
    }

    private static final class Cell extends ListCell<Template> {
        @Override
        protected void updateItem(@Nullable Template template, boolean empty) {
            super.updateItem(template, empty);
            setText(empty || template == null ? "" : template.title());
            getStyleClass().remove("template-cell");
            getStyleClass().add("template-cell");
        }
    }
}
