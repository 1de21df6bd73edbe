package dev.cutaway.app.layers.waste;

import dev.cutaway.app.control.EmptyState;
import dev.cutaway.app.control.Pill;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.layers.model.ImageContext;
import dev.cutaway.app.layers.model.ImageText;
import dev.cutaway.app.layers.model.PathOpener;
import dev.cutaway.app.layers.model.PathText;
import dev.cutaway.app.layers.model.SimpleTable;
import dev.cutaway.inspector.analysis.findings.Finding;
import dev.cutaway.inspector.analysis.findings.Finding.Severity;
import dev.cutaway.inspector.analysis.findings.Findings;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Secrets, set-id programs and world-writable paths, in every layer, also where a later layer hides them. */
final class FindingsView extends BorderPane {

    private final ImageContext context;
    private final ImageText text;

    FindingsView(ImageContext context, Findings findings, PathOpener opener) {
        this.context = context;
        text = context.text();
        long grave = findings.all().stream().filter(each -> each.severity() == Severity.DANGER).count();
        var title = new Label(findings.all().isEmpty()
                ? text.of("image.findings.none.title")
                : text.of("image.findings.sentence", grave, findings.all().size()));
        title.getStyleClass().add("waste-title");
        var why = new Label(findings.unread() == 0
                ? text.of("image.findings.why")
                : text.of("image.findings.why") + " " + text.of("image.findings.unread", findings.unread()));
        why.getStyleClass().add("secondary");
        why.setWrapText(true);
        why.setMinHeight(USE_PREF_SIZE);
        var top = new VBox(title, why);
        top.getStyleClass().add("dead-top");
        setTop(top);
        if (findings.all().isEmpty()) {
            setCenter(new EmptyState(null, text.of("image.findings.none.title"), text.of("image.findings.none.text")));
            return;
        }
        var table = new SimpleTable<Finding>();
        table.setAccessibleText(text.of("image.waste.findings"));
        table.fixed(text.of("image.findings.severity"), 96, this::severity);
        table.fixed(text.of("image.findings.kind"), 190, (cell, finding) -> cell.setText(kind(finding.kind())));
        table.column(text.of("image.findings.where"), 260, this::where);
        table.column(text.of("image.findings.detail"), 190, (cell, finding) -> {
            cell.setText(finding.detail());
            Tips.set(cell, finding.detail());
        });
        table.fixed(text.of("image.files.layer"), 120, this::layers);
        table.getItems().setAll(findings.all());
        table.getSelectionModel().selectedItemProperty().subscribe(finding -> {
            if (finding != null && finding.layer() >= 0) {
                context.selection().select(finding.layer());
            }
        });
        table.onOpen(finding -> {
            if (!finding.inConfig()) {
                opener.open(finding.path(), finding.layer());
            }
        });
        setCenter(table);
    }

    private void severity(TableCell<Finding, Finding> cell, Finding finding) {
        cell.setGraphic(switch (finding.severity()) {
            case DANGER -> Pill.danger(text.of("image.findings.danger"));
            case WARNING -> Pill.warning(text.of("image.findings.warning"));
            case NOTE -> Pill.neutral(text.of("image.findings.note"));
        });
    }

    private void where(TableCell<Finding, Finding> cell, Finding finding) {
        var path = new Label(PathText.visible(finding.path()));
        path.getStyleClass().add("mono");
        path.setTextOverrun(javafx.scene.control.OverrunStyle.CENTER_ELLIPSIS);
        cell.setGraphic(path);
        Tips.set(cell, path.getText());
    }

    /** Who brings it; and if a later layer hides it, who: the image carries it all the same. */
    private void layers(TableCell<Finding, Finding> cell, Finding finding) {
        var box = new HBox(6);
        box.setAlignment(Pos.CENTER_LEFT);
        if (finding.layer() >= 0) {
            box.getChildren().add(context.chip(finding.layer()));
        }
        if (finding.hiddenBy() >= 0) {
            var hidden = new Label(text.of("image.findings.hidden"));
            hidden.getStyleClass().addAll("caption", "small");
            Tips.set(hidden, text.of("image.findings.hidden.tip"));
            box.getChildren().addAll(hidden, context.chip(finding.hiddenBy()));
        }
        cell.setGraphic(box);
    }

    private String kind(Finding.Kind kind) {
        return switch (kind) {
            case SETUID -> text.of("image.findings.setuid");
            case SETGID -> text.of("image.findings.setgid");
            case WORLD_WRITABLE_FILE -> text.of("image.findings.world.file");
            case WORLD_WRITABLE_FOLDER -> text.of("image.findings.world.folder");
            case PRIVATE_KEY -> text.of("image.findings.private.key");
            case CREDENTIALS -> text.of("image.findings.credentials");
            case PASSWORD_HASHES -> text.of("image.findings.hashes");
            case KEY_STORE -> text.of("image.findings.key.store");
            case SHELL_HISTORY -> text.of("image.findings.shell.history");
            case SECRET_IN_ENVIRONMENT -> text.of("image.findings.in.environment");
            case SECRET_IN_LABEL -> text.of("image.findings.in.label");
            case SECRET_IN_HISTORY -> text.of("image.findings.in.history");
        };
    }
}
