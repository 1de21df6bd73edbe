package dev.cutaway.app.dockerfile.blocks;

import dev.cutaway.app.dockerfile.blocks.form.Form;
import dev.cutaway.app.dockerfile.blocks.form.FormField;
import dev.cutaway.app.dockerfile.blocks.form.FormField.Kind;
import dev.cutaway.app.dockerfile.blocks.form.FormRow;
import dev.cutaway.app.dockerfile.blocks.form.FormSection;
import dev.cutaway.app.dockerfile.blocks.form.Proposal;
import dev.cutaway.app.text.Texts;
import dev.cutaway.dockerfile.source.TextEdit;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Builds the controls of a form. */
final class FormRows {

    /** What can be done with rows. */
    interface Actions {
        void remove(FormSection section, List<Proposal> ways);

        void add(List<TextEdit> edits);

        void begin(FormSection section);

        void discard(FormSection section);
    }

    private final Texts texts;
    private final FormPane owner;
    /** Mounts whose rarer keys are shown. */
    private final Set<String> unfolded = new HashSet<>();
    private Map<String, FieldView> views = Map.of();
    private char escape = '\\';

    FormRows(Texts texts, FormPane owner) {
        this.texts = texts;
        this.owner = owner;
    }

    /** The nodes of a form; each field's view is put into the map. */
    List<Node> of(Form form, Set<String> drafts, Map<String, FieldView> into, char escapeWith) {
        views = into;
        escape = escapeWith;
        var nodes = new ArrayList<Node>();
        form.sections().forEach(section -> nodes.add(section(section, drafts.contains(section.id()))));
        return nodes;
    }

    private Node section(FormSection section, boolean draft) {
        var box = new VBox();
        box.getStyleClass().add("form-section");
        String name = texts.text(section.label());
        boolean toggle = section.rows().size() == 1
                && section.rows().getFirst().fields().getFirst().kind() == Kind.SWITCH;
        if (!toggle) {
            var label = new Label(name);
            label.getStyleClass().addAll("small", "secondary");
            box.getChildren().add(label);
        }
        for (FormRow row : section.rows()) {
            Runnable remove = row.remove().isEmpty() ? null : () -> owner.remove(section, row.remove());
            box.getChildren().add(row(name, row, remove));
        }
        switch (section.addition()) {
            case FormSection.Addition.Blank blank -> {
                if (draft) {
                    box.getChildren().add(row(name, blank.row(), () -> owner.discard(section)));
                } else {
                    box.getChildren().add(adding(blank.label(), () -> owner.begin(section)));
                }
            }
            case FormSection.Addition.Choice choice -> box.getChildren().add(choosing(choice));
            case null -> {
                // Its rows are all there can be.
            }
        }
        return box;
    }

    private Node row(String name, FormRow row, @org.jspecify.annotations.Nullable Runnable remove) {
        List<FormField> fields = row.fields();
        if (fields.size() > 2) {
            return many(name, fields, remove);
        }
        var line = new HBox();
        line.getStyleClass().add("form-row");
        for (FormField field : fields) {
            Node node = view(name, field).node();
            HBox.setHgrow(node, Priority.ALWAYS);
            if (node instanceof Region region && fields.size() == 2) {
                region.setPrefWidth(60);
            }
            line.getChildren().add(node);
        }
        if (fields.size() == 2) {
            line.getChildren().add(1, sign());
        }
        if (remove != null) {
            line.getChildren().add(removing(remove));
        }
        return line;
    }

    private static Label sign() {
        var sign = new Label("=");
        sign.getStyleClass().addAll("mono", "secondary");
        sign.setMinWidth(Region.USE_PREF_SIZE);
        return sign;
    }

    private FieldView view(String name, FormField field) {
        String label = field.label().isEmpty() ? name : texts.text(field.label());
        var view = new FieldView(texts, owner, field, label, escape);
        views.put(field.id(), view);
        return view;
    }

    /** A mount: what it is and where, and its other keys when asked for, or when one of them is set. */
    private Node many(String name, List<FormField> fields, @org.jspecify.annotations.Nullable Runnable remove) {
        var first = new HBox();
        first.getStyleClass().add("form-row");
        Node kind = view(name, fields.getFirst()).node();
        Node main = view(name, fields.get(1)).node();
        HBox.setHgrow(main, Priority.ALWAYS);
        if (kind instanceof Region region) {
            region.setMinWidth(86);
        }
        var more = new ToggleButton();
        more.setGraphic(new FontIcon(Feather.SLIDERS));
        more.getStyleClass().addAll("icon-button", "compact", "more-keys");
        more.setAccessibleText(texts.text("blocks.mount.more"));
        first.getChildren().addAll(kind, main, more);
        if (remove != null) {
            first.getChildren().add(removing(remove));
        }
        GridPane rest = grid(name, fields.subList(2, fields.size()));
        String id = fields.getFirst().id();
        boolean set = fields.subList(2, fields.size()).stream().anyMatch(field -> !field.value().isEmpty()
                && field.kind() != Kind.CHOICE);
        more.selectedProperty().subscribe(open -> {
            rest.setVisible(open);
            rest.setManaged(open);
        });
        more.setSelected(set || unfolded.contains(id));
        more.setOnAction(_ -> {
            if (more.isSelected()) {
                unfolded.add(id);
            } else {
                unfolded.remove(id);
            }
        });
        var box = new VBox(first, rest);
        box.getStyleClass().add("mount-row");
        return box;
    }

    private GridPane grid(String name, List<FormField> fields) {
        var grid = new GridPane();
        grid.getStyleClass().add("mount-keys");
        var grow = new ColumnConstraints();
        grow.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(new ColumnConstraints(), grow);
        int line = 0;
        for (FormField field : fields) {
            Node node = view(name, field).node();
            if (field.kind() == Kind.SWITCH) {
                grid.add(node, 1, line++);
            } else {
                var label = new Label(texts.text(field.label()));
                label.getStyleClass().addAll("small", "secondary");
                label.setMinWidth(Region.USE_PREF_SIZE);
                grid.addRow(line++, label, node);
            }
        }
        return grid;
    }

    private Button removing(Runnable remove) {
        var button = new Button();
        button.setGraphic(new FontIcon(Feather.X));
        button.getStyleClass().addAll("icon-button", "compact");
        button.setAccessibleText(texts.text("blocks.row.remove"));
        button.setOnAction(_ -> remove.run());
        return button;
    }

    private Button adding(String label, Runnable add) {
        var button = new Button(texts.text(label));
        button.setGraphic(new FontIcon(Feather.PLUS));
        button.getStyleClass().addAll("flat", "compact", "row-add");
        button.setOnAction(_ -> add.run());
        return button;
    }

    private MenuButton choosing(FormSection.Addition.Choice choice) {
        var button = new MenuButton(texts.text(choice.label()));
        button.setGraphic(new FontIcon(Feather.PLUS));
        button.getStyleClass().addAll("flat", "compact", "row-add");
        for (FormSection.Ready ready : choice.ready()) {
            var item = new MenuItem(ready.name());
            item.setOnAction(_ -> owner.add(ready.edits()));
            button.getItems().add(item);
        }
        return button;
    }
}
