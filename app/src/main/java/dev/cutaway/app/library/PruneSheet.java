package dev.cutaway.app.library;

import dev.cutaway.app.control.Segmented;
import dev.cutaway.app.control.SheetFrame;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.task.Job;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.Engine;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.Filters;
import org.jspecify.annotations.Nullable;

import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What nobody needs: chosen by kind, age and label, shown image by image, and removed on a button. */
final class PruneSheet extends SheetFrame {

    private final Workbench bench;
    private final Engine engine;
    private final Contents contents;
    private final Texts texts;
    private final Segmented<Boolean> all;
    private final TextField until = new TextField();
    private final TextField label = new TextField();
    private final GoingList list;
    private final Label frees;
    private final Label kept;
    private final Button remove;
    /** Those of the plan that is shown. */
    private Filters planned = Filters.NONE;
    private @Nullable Job looking;

    /** @param unused whether all unused images are meant at first, or only dangling ones */
    PruneSheet(Workbench bench, Engine engine, Contents contents, Removing removing, boolean unused) {
        super(bench.texts().text("library.prune.title"));
        this.bench = bench;
        this.engine = engine;
        this.contents = contents;
        this.texts = bench.texts();
        all = new Segmented<>(unused);
        all.choice(false, texts.text("library.prune.dangling")).choice(true, texts.text("library.prune.unused"));
        body().add(all);
        until.setPromptText("24h");
        label.setPromptText("stage=dev");
        var fields = new HBox(pair("library.prune.until", until), pair("library.prune.label", label));
        fields.getStyleClass().add("sheet-pair");
        body().add(fields);
        list = new GoingList(texts, 8);
        body().add(list);
        frees = sentence("", "sheet-frees");
        kept = sentence("", "secondary");
        sentence(texts.text(contents.hasTrash() ? "library.prune.trash" : "library.prune.forever"), "secondary");
        button(texts.text("library.cancel"), bench.sheets()::close);
        remove = button(texts.text("library.remove.do", 0), () -> {
            bench.sheets().close();
            removing.prune(engine, planned);
        }, "destroy");
        all.valueProperty().subscribe(this::look);
        until.textProperty().subscribe(this::look);
        label.textProperty().subscribe(this::look);
        look();
    }

    private VBox pair(String key, TextField field) {
        var name = new Label(texts.text(key));
        name.getStyleClass().addAll("secondary", "small");
        name.setLabelFor(field);
        field.setAccessibleText(name.getText());
        var pair = new VBox(name, field);
        pair.getStyleClass().add("sheet-field");
        HBox.setHgrow(pair, Priority.ALWAYS);
        return pair;
    }

    private Filters filters() {
        Filters filters = Filters.of("dangling", all.getValue() ? "false" : "true");
        if (!until.getText().isBlank()) {
            filters = filters.and("until", until.getText().strip());
        }
        return label.getText().isBlank() ? filters : filters.and("label", label.getText().strip());
    }

    /** Asks anew; an answer to an older question is not wanted any more. Nothing is removed that was not shown. */
    private void look() {
        if (looking != null) {
            looking.cancel();
        }
        remove.setDisable(true);
        Filters filters = filters();
        looking = bench.tasks().startQuietly(progress -> PrunePlan.prune(engine, contents, filters),
                plan -> show(plan, filters), thrown -> {
                    show(PrunePlan.NOTHING, filters);
                    until.getStyleClass().add("invalid");
                    frees.setText(thrown instanceof EngineException e ? e.text() : String.valueOf(thrown));
                });
    }

    private void show(PrunePlan plan, Filters filters) {
        planned = filters;
        until.getStyleClass().remove("invalid");
        list.show(contents, plan.images());
        frees.setText(plan.images().isEmpty()
                ? texts.text("library.prune.nothing")
                : RemoveSheet.frees(texts, contents, plan));
        kept.setText(plan.kept().isEmpty()
                ? ""
                : texts.text("library.prune.kept",
                        plan.kept().stream().map(KeptImage::name).collect(Collectors.joining(", "))));
        kept.setVisible(!plan.kept().isEmpty());
        kept.setManaged(!plan.kept().isEmpty());
        remove.setText(texts.text("library.remove.do", plan.images().size()));
        remove.setDisable(plan.images().isEmpty());
    }
}
