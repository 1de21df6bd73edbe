package dev.cutaway.app.dockerfile.blocks;

import dev.cutaway.app.control.Segmented;
import dev.cutaway.app.dockerfile.blocks.form.FormField;
import dev.cutaway.app.text.Texts;
import org.jspecify.annotations.Nullable;

import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The control of a field. What is entered goes to the owner at once; what the owner refuses is marked and stays. */
final class FieldView {

    private static final double LINE = 17;
    private static final int MOST_LINES = 14;
    private static final int COLUMNS = 29;

    /** Whoever writes what is entered. */
    interface Owner {
        /**
         * Writes a value.
         *
         * @param session the same for all that is entered while the control has the focus
         * @return whether it could be written
         */
        boolean write(FormField field, String value, Object session);

        /** The focus left or came. */
        void focused(FormField field, boolean is);
    }

    private final Texts texts;
    private final Owner owner;
    private final Node control;
    private final Node node;
    private FormField field;
    private Object session = new Object();
    private boolean showing;

    FieldView(Texts texts, Owner owner, FormField field, String name, char escape) {
        this.texts = texts;
        this.owner = owner;
        this.field = field;
        showing = true;
        control = switch (field.kind()) {
            case TEXT -> text();
            case CODE -> code(escape);
            case NOTE -> area("note", 2);
            case CHOICE -> choice();
            case SEGMENTS -> segments();
            case SWITCH -> toggle(name);
        };
        control.setAccessibleText(name);
        node = control instanceof TextField typed && !field.choices().isEmpty() ? suggesting(typed) : control;
        control.focusedProperty().subscribe((was, is) -> {
            if (!was.equals(is)) {
                session = new Object();
                owner.focused(this.field, is);
            }
        });
        update(field);
    }

    /** What to put into the form. */
    Node node() {
        return node;
    }

    /** What takes the focus. */
    Node control() {
        return control;
    }

    FormField field() {
        return field;
    }

    /** Takes a field of the same kind whose value was just entered here. */
    void entered(FormField next) {
        field = next;
    }

    /** Shows the value of a field of the same kind. */
    void update(FormField next) {
        field = next;
        showing = true;
        switch (control) {
            case TextInputControl input -> {
                if (!input.getText().equals(next.value())) {
                    int caret = input.getCaretPosition();
                    input.setText(next.value());
                    input.positionCaret(Math.min(caret, next.value().length()));
                }
            }
            case ComboBox<?> box -> select(box, next.value());
            case Segmented<?> segmented -> take(segmented, next.value());
            case CheckBox box -> box.setSelected(!next.value().isEmpty());
            default -> throw new IllegalStateException("no such control: " + control);
        }
        showing = false;
        invalid(false);
    }

    @SuppressWarnings("unchecked")
    private static void select(ComboBox<?> box, String value) {
        ((ComboBox<String>) box).setValue(value);
    }

    @SuppressWarnings("unchecked")
    private static void take(Segmented<?> segmented, String value) {
        ((Segmented<String>) segmented).valueProperty().set(value);
    }

    /** Whether what is entered is not written. */
    boolean isInvalid() {
        return node.getStyleClass().contains("invalid");
    }

    private void invalid(boolean invalid) {
        if (invalid != isInvalid()) {
            if (invalid) {
                node.getStyleClass().add("invalid");
            } else {
                node.getStyleClass().remove("invalid");
            }
        }
    }

    private void enter(String value) {
        if (!showing) {
            invalid(!owner.write(field, value, session));
        }
    }

    // ---- controls ----

    private TextField text() {
        var input = new TextField(field.value());
        input.getStyleClass().add("mono");
        input.textProperty().subscribe((was, is) -> enter(is));
        return input;
    }

    private Node suggesting(TextField input) {
        input.getStyleClass().add("bare");
        HBox.setHgrow(input, Priority.ALWAYS);
        var menu = new MenuButton();
        menu.getStyleClass().addAll("flat", "suggest");
        menu.setFocusTraversable(false);
        menu.setAccessibleText(texts.text("blocks.field.suggestions"));
        menu.setOnShowing(_ -> menu.getItems().setAll(field.choices().stream().map(choice -> {
            var item = new MenuItem(choice);
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> input.setText(choice));
            return item;
        }).toList()));
        menu.getItems().add(new MenuItem());
        var box = new HBox(input, menu);
        box.getStyleClass().add("field");
        return box;
    }

    private TextArea code(char escape) {
        TextArea input = area("code-field", 3);
        if (field.id().equals("command")) {
            input.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
                if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
                    // A command goes on in the next line only when this one says so.
                    input.replaceSelection(" " + escape + "\n    ");
                    event.consume();
                }
            });
        }
        return input;
    }

    private TextArea area(String styleClass, int least) {
        var input = new TextArea(field.value());
        input.getStyleClass().addAll(styleClass);
        input.setWrapText(true);
        input.setPrefColumnCount(10);
        input.textProperty().subscribe(text -> {
            double height = LINE * Math.clamp(lines(text), least, MOST_LINES) + 20;
            input.setPrefHeight(height);
            input.setMinHeight(height);
            enter(text);
        });
        input.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
                // In a form the tab key goes on to the next field.
                input.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, event.isShiftDown(), true,
                        false, false));
                event.consume();
            }
        });
        return input;
    }

    /** Lines as they are wrapped, about. */
    private static long lines(String text) {
        return text.lines().mapToLong(line -> 1 + Math.max(0, line.length() - 1) / COLUMNS).sum()
                + (text.endsWith("\n") ? 1 : 0);
    }

    private ComboBox<String> choice() {
        var box = new ComboBox<String>();
        box.getItems().setAll(field.choices());
        if (!field.choices().contains(field.value())) {
            box.getItems().add(field.value());
        }
        box.setMaxWidth(Double.MAX_VALUE);
        box.valueProperty().subscribe((was, is) -> {
            if (is != null) {
                enter(is);
            }
        });
        return box;
    }

    private Segmented<String> segments() {
        var segmented = new Segmented<>(field.value());
        field.choices().forEach(choice -> segmented.choice(choice, word(choice)));
        segmented.valueProperty().subscribe((was, is) -> {
            enter(is);
            if (isInvalid()) {
                // Another form that does the same is not known: the switch goes back.
                update(field);
            }
        });
        return segmented;
    }

    private String word(String form) {
        return switch (form) {
            case "shell" -> texts.text("blocks.form.shell");
            case "json" -> texts.text("blocks.form.json");
            case "heredoc" -> texts.text("blocks.form.heredoc");
            case "none" -> texts.text("blocks.form.none");
            default -> form;
        };
    }

    private CheckBox toggle(String name) {
        var box = new CheckBox(name);
        box.selectedProperty().subscribe((was, is) -> enter(is ? "true" : ""));
        return box;
    }

    /** The place of the caret; −1 for none. */
    int caret() {
        return control instanceof TextInputControl input ? input.getCaretPosition() : -1;
    }

    /** Takes the focus, with the caret at a place, or everything selected for −1. */
    void focus(int caret) {
        control.requestFocus();
        if (control instanceof TextInputControl input) {
            if (caret < 0) {
                input.selectAll();
            } else {
                input.positionCaret(Math.min(caret, input.getLength()));
            }
        }
    }

    /** What is shown now and not written; null when all is written. */
    @Nullable
    String refused() {
        return isInvalid() && control instanceof TextInputControl input ? input.getText() : null;
    }
}
