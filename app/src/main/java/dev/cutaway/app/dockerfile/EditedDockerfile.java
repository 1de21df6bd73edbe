package dev.cutaway.app.dockerfile;

import dev.cutaway.dockerfile.edit.DockerfileDocument;
import dev.cutaway.dockerfile.source.TextEdit;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * A Dockerfile being edited. Text and blocks both change it here, so that an undo takes back what was done last, wherever
 * that was. For the UI thread.
 */
public final class EditedDockerfile {

    /** Characters of all texts before: the way back ends somewhere, and for a large text earlier. */
    private static final long MOST_KEPT = 32L << 20;

    private final ReadOnlyObjectWrapper<DockerfileDocument> document;
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
    // Texts only: what was read from them is many times as large.
    private final Deque<String> before = new ArrayDeque<>();
    private final Deque<String> after = new ArrayDeque<>();
    private final long mostKept;
    private long kept;
    private @Nullable String saved;
    private int typingEnd = -1;
    private @Nullable Object session;

    /** @param text as it was saved last */
    public EditedDockerfile(String text) {
        this(text, MOST_KEPT);
    }

    EditedDockerfile(String text, long mostKept) {
        this.mostKept = mostKept;
        saved = text;
        document = new ReadOnlyObjectWrapper<>(DockerfileDocument.of(text));
    }

    /** The document as it is now. Every change of it comes from here. */
    public ReadOnlyObjectProperty<DockerfileDocument> documentProperty() {
        return document.getReadOnlyProperty();
    }

    /** The document as it is now. */
    public DockerfileDocument document() {
        return document.get();
    }

    /** Makes a change that is undone by itself. */
    public void change(List<TextEdit> edits) {
        typingEnd = -1;
        session = null;
        apply(edits, false);
    }

    /**
     * Makes a change that is undone together with those before it of the same session, such as all that is typed into one
     * field of a form as long as it has the focus.
     *
     * @param editing what the session is known by; compared by identity
     */
    public void change(List<TextEdit> edits, Object editing) {
        typingEnd = -1;
        if (apply(edits, session == editing && canUndo.get())) {
            session = editing;
        }
    }

    /** Makes a change that is undone together with the one before it, when a person typed both without a pause of place. */
    public void type(TextEdit edit) {
        boolean goesOn = edit.end() == typingEnd && !edit.text().contains("\n");
        session = null;
        apply(List.of(edit), goesOn && canUndo.get());
        typingEnd = edit.start() + edit.text().length();
    }

    private boolean apply(List<TextEdit> edits, boolean sameStep) {
        DockerfileDocument next = document.get().apply(edits);
        if (next.text().equals(document.get().text())) {
            return false;
        }
        if (!sameStep) {
            keep(document.get().text());
        }
        after.clear();
        show(next);
        return true;
    }

    private void keep(String text) {
        before.push(text);
        kept += text.length();
        while (kept > mostKept && before.size() > 1) {
            kept -= before.removeLast().length();
        }
    }

    /** Takes the last change back, if there is one. */
    public void undo() {
        if (step(before, after)) {
            kept -= document.get().text().length();
        }
    }

    /** Makes the change again that was taken back last, if there is one. */
    public void redo() {
        String now = document.get().text();
        if (step(after, before)) {
            kept += now.length();
        }
    }

    private boolean step(Deque<String> from, Deque<String> to) {
        if (from.isEmpty()) {
            return false;
        }
        typingEnd = -1;
        session = null;
        to.push(document.get().text());
        show(DockerfileDocument.of(from.pop()));
        return true;
    }

    private void show(DockerfileDocument next) {
        canUndo.set(!before.isEmpty());
        canRedo.set(!after.isEmpty());
        changed.set(!next.text().equals(saved));
        document.set(next);
    }

    /** Whether there is something to take back. */
    public ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }

    /** Whether something was taken back. */
    public ReadOnlyBooleanProperty canRedoProperty() {
        return canRedo.getReadOnlyProperty();
    }

    /** Whether it differs from what was saved last. */
    public ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /** Says that it is saved nowhere any more: its file is gone. */
    void lost() {
        saved = null;
        changed.set(true);
    }

    /** Says that a text of it was saved. */
    public void saved(String text) {
        saved = text;
        changed.set(!document.get().text().equals(text));
    }
}
