package dev.cutaway.app.dockerfile.text;

import dev.cutaway.app.dockerfile.EditedDockerfile;
import dev.cutaway.dockerfile.source.SourceText;
import dev.cutaway.dockerfile.source.TextEdit;
import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.CodeTextModel;
import jfx.incubator.scene.control.richtext.model.ContentChange;

/**
 * Keeps the text of a control and the document the same. What is typed goes into the document as one edit; what changes
 * the document otherwise, an undo or a fix, goes into the control as the smallest change there is, so that caret and
 * scroll position stay. The control knows neither how lines end nor a single carriage return; the document keeps both.
 */
final class TextSync {

    /** Stands for a carriage return in the middle of a line, where the control would begin a new one. */
    private static final char SHOWN_RETURN = '␍';

    private final EditedDockerfile edited;
    private final CodeTextModel model;
    private final CodeArea area;
    private boolean showing;

    TextSync(EditedDockerfile edited, CodeTextModel model, CodeArea area) {
        this.edited = edited;
        this.model = model;
        this.area = area;
        model.setUndoRedoEnabled(false);
        show();
        model.addListener(this::typed);
        edited.documentProperty().addListener((document, before, now) -> show());
    }

    private SourceText source() {
        return edited.document().parsed().lines().source();
    }

    private void typed(ContentChange change) {
        if (showing || !change.isEdit()) {
            return;
        }
        SourceText before = source();
        int start = offset(before, change.getStart());
        int end = offset(before, change.getEnd());
        showing = true;
        try {
            edited.type(new TextEdit(start, end, added(change).replace("\n", lineEnd(before))));
        } finally {
            showing = false;
        }
        // A document may end up otherwise than was typed; then the control follows it.
        show();
    }

    /** The lines that came, of which the first and the last may be parts of lines. */
    private String added(ContentChange change) {
        int first = change.getStart().index();
        int from = change.getStart().offset();
        if (change.getLinesAdded() == 0) {
            return model.getPlainText(first).substring(from, from + change.getCharsAddedTop());
        }
        var text = new StringBuilder(model.getPlainText(first).substring(from));
        for (int line = first + 1; line < first + change.getLinesAdded(); line++) {
            text.append('\n').append(model.getPlainText(line));
        }
        String last = model.getPlainText(first + change.getLinesAdded());
        return text.append('\n').append(last, 0, change.getCharsAddedBottom()).toString();
    }

    private static String lineEnd(SourceText source) {
        return source.lines() > 1 && source.lineEnd(0) + 2 == source.lineEndWithBreak(0) ? "\r\n" : "\n";
    }

    static int offset(SourceText source, TextPos position) {
        int line = Math.min(position.index(), source.lines() - 1);
        return Math.min(source.lineStart(line) + position.offset(), source.lineEnd(line));
    }

    static TextPos position(SourceText source, int offset) {
        int line = source.lineAt(Math.min(offset, source.text().length()));
        return TextPos.ofLeading(line, Math.min(offset, source.lineEnd(line)) - source.lineStart(line));
    }

    /** A line as the control has it. */
    static String shown(SourceText source, int line) {
        return source.text().substring(source.lineStart(line), source.lineEnd(line)).replace('\r', SHOWN_RETURN);
    }

    /** Brings the control to what the document says; does nothing where they say the same. */
    private void show() {
        if (showing) {
            return;
        }
        SourceText now = source();
        var after = new StringBuilder(now.text().length());
        for (int line = 0; line < now.lines(); line++) {
            after.append(line > 0 ? "\n" : "").append(shown(now, line));
        }
        var before = new StringBuilder(after.length());
        for (int line = 0; line < model.size(); line++) {
            before.append(line > 0 ? "\n" : "").append(model.getPlainText(line));
        }
        if (after.compareTo(before) != 0) {
            put(before.toString(), after.toString());
        }
    }

    /** Replaces what lies between the same beginning and the same end. */
    private void put(String before, String after) {
        int least = Math.min(before.length(), after.length());
        int start = 0;
        while (start < least && before.charAt(start) == after.charAt(start)) {
            start++;
        }
        int same = 0;
        while (same < least - start
                && before.charAt(before.length() - 1 - same) == after.charAt(after.length() - 1 - same)) {
            same++;
        }
        var lines = new SourceText(before);
        showing = true;
        try {
            TextPos end = model.replace(null, position(lines, start), position(lines, before.length() - same),
                    after.substring(start, after.length() - same));
            if (area.getScene() != null) {
                area.select(end);
            }
        } finally {
            showing = false;
        }
    }
}
