package dev.cutaway.app.dockerfile.blocks;

import dev.cutaway.app.dockerfile.blocks.board.Board;
import dev.cutaway.app.dockerfile.blocks.form.Form;
import dev.cutaway.app.dockerfile.blocks.form.FormEditor;
import dev.cutaway.app.dockerfile.blocks.form.FormField;
import dev.cutaway.app.dockerfile.blocks.form.FormSection;
import dev.cutaway.app.dockerfile.blocks.form.Forms;
import dev.cutaway.app.dockerfile.blocks.form.Proposal;
import dev.cutaway.app.text.Texts;
import dev.cutaway.dockerfile.source.TextEdit;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** The form of the chosen card. It follows the document, and leaves alone what a person is typing. */
final class FormPane extends ScrollPane implements FieldView.Owner, FormRows.Actions {

    private final BlocksModel model;
    private final FormRows rows;
    private final VBox body = new VBox();
    private final Map<String, FieldView> views = new HashMap<>();
    /** Sections with a row that is not written yet. */
    private final Set<String> drafts = new HashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Set<String> raw = new HashSet<>();
    private List<String> shape = List.of();
    private int statement = -1;
    private boolean asText;
    private @Nullable FormField entering;
    private String typingIn = "";

    FormPane(Texts texts, BlocksModel model) {
        this.model = model;
        rows = new FormRows(texts, this);
        getStyleClass().add("form-scroll");
        setFitToWidth(true);
        setFocusTraversable(false);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        body.getStyleClass().add("form-body");
        setContent(body);
        model.boardProperty().subscribe(_ -> show());
        model.selectedProperty().subscribe(_ -> show());
    }

    /** Shows the bare text instead of fields, or fields again. */
    void asText(boolean text) {
        asText = text;
        show();
    }

    private void show() {
        int selected = model.selected();
        if (selected != statement) {
            statement = selected;
            drafts.clear();
            counts.clear();
            raw.clear();
            shape = List.of();
            typingIn = "";
        }
        Board board = model.board();
        if (selected < 0 || selected >= board.size()) {
            shape = List.of();
            views.clear();
            body.getChildren().clear();
            return;
        }
        Form form = Forms.of(board, selected, isText(), raw);
        forgetDrafts(form);
        List<String> next = shape(form);
        if (next.equals(shape)) {
            fields(form).forEach(this::update);
        } else {
            shape = next;
            build(form);
        }
    }

    private boolean isText() {
        return asText || typingIn.equals("text");
    }

    private void forgetDrafts(Form form) {
        for (FormSection section : form.sections()) {
            Integer before = counts.put(section.id(), section.rows().size());
            if (before != null && section.rows().size() > before) {
                drafts.remove(section.id());
            }
        }
    }

    private List<FormField> fields(Form form) {
        var fields = new ArrayList<>(form.fields().toList());
        for (FormSection section : form.sections()) {
            if (drafts.contains(section.id()) && section.addition() instanceof FormSection.Addition.Blank blank) {
                fields.addAll(blank.row().fields());
            }
        }
        return fields;
    }

    private List<String> shape(Form form) {
        var all = new ArrayList<String>();
        all.add(statement + (form.isText() ? " text" : ""));
        for (FormSection section : form.sections()) {
            all.add(section.id() + " " + (section.addition() == null));
            section.rows().forEach(row -> all.add(row.remove().isEmpty() ? "-" : "x"));
        }
        fields(form).forEach(field -> all.add(field.id() + " " + field.kind()));
        return all;
    }

    private void update(FormField field) {
        FieldView view = views.get(field.id());
        if (view == null) {
            return;
        }
        boolean own = entering != null && entering.id().equals(field.id());
        boolean halfTyped = view.isInvalid() && view.field().value().equals(field.value());
        if (own || halfTyped) {
            view.entered(field);
        } else {
            view.update(field);
        }
    }

    private void build(Form form) {
        String focused = typingIn;
        FieldView old = views.get(focused);
        int caret = old == null ? -1 : old.caret();
        views.clear();
        body.getChildren().setAll(rows.of(form, drafts, views, model.board().document().parsed().lines().escape()));
        FieldView again = focused.isEmpty() ? null : views.get(focused);
        if (again != null && old != null) {
            again.focus(caret);
        }
    }

    // ---- what a person does ----

    @Override
    public boolean write(FormField field, String value, Object session) {
        List<TextEdit> edits = editor().write(field, value);
        if (edits != null && !edits.isEmpty()) {
            entering = field;
            model.file().change(edits, session);
            entering = null;
        }
        return edits != null;
    }

    private FormEditor editor() {
        boolean text = !shape.isEmpty() && shape.getFirst().endsWith("text");
        return new FormEditor(model.board(), statement, text, raw);
    }

    @Override
    public void focused(FormField field, boolean is) {
        if (is) {
            typingIn = field.id();
            if (field.raw()) {
                raw.add(field.id());
            }
            return;
        }
        if (typingIn.equals(field.id())) {
            // The focus may come back at once, when the form is built anew.
            Platform.runLater(() -> left(field.id()));
        }
    }

    private void left(String id) {
        FieldView view = views.get(id);
        if (view != null && view.control().isFocused()) {
            return;
        }
        raw.remove(id);
        if (typingIn.equals(id)) {
            typingIn = "";
        }
        if (view != null && !view.isInvalid()) {
            show();
        }
    }

    @Override
    public void remove(FormSection section, List<Proposal> ways) {
        List<TextEdit> edits = editor().first(ways);
        if (edits != null) {
            model.file().change(edits);
        }
    }

    @Override
    public void add(List<TextEdit> edits) {
        model.file().change(edits);
    }

    @Override
    public void begin(FormSection section) {
        if (section.addition() instanceof FormSection.Addition.Blank blank) {
            drafts.add(section.id());
            show();
            FieldView first = views.get(blank.row().fields().getFirst().id());
            if (first != null) {
                first.focus(-1);
            }
        }
    }

    @Override
    public void discard(FormSection section) {
        drafts.remove(section.id());
        show();
    }

    /** Takes back what is typed and not written; whether there was such. */
    boolean discardTyping() {
        FieldView view = views.get(typingIn);
        if (view == null || view.refused() == null) {
            return false;
        }
        view.update(view.field());
        return true;
    }

    /** Goes to the first field with all of it selected. */
    void focusFirst() {
        Board board = model.board();
        if (statement < 0 || statement >= board.size()) {
            return;
        }
        Forms.of(board, statement, isText(), raw).fields().filter(field -> field.kind() == FormField.Kind.TEXT
                || field.kind() == FormField.Kind.CODE).findFirst().ifPresent(field -> {
                    FieldView view = views.get(field.id());
                    if (view != null) {
                        view.focus(-1);
                    }
                });
    }
}
