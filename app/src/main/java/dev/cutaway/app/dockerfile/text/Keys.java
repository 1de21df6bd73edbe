package dev.cutaway.app.dockerfile.text;

import dev.cutaway.app.dockerfile.EditedDockerfile;
import dev.cutaway.dockerfile.source.SourceText;
import dev.cutaway.dockerfile.source.TextEdit;
import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.SelectionSegment;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Keys that mean more in a Dockerfile than in any text: Enter keeps the indentation, Tab indents, Ctrl+/ comments out. */
final class Keys {

    private static final String INDENT = "    ";

    private final EditedDockerfile edited;
    private final CodeArea area;

    Keys(EditedDockerfile edited, CodeArea area) {
        this.edited = edited;
        this.area = area;
    }

    /** Takes a key if it means something here. */
    void press(KeyEvent key) {
        boolean plain = !key.isShortcutDown() && !key.isAltDown();
        if (key.getCode() == KeyCode.ENTER && plain) {
            insert("\n" + indentation());
            key.consume();
        } else if (key.getCode() == KeyCode.TAB && plain) {
            if (key.isShiftDown() || !area.getSelection().isCollapsed()) {
                indent(key.isShiftDown());
            } else {
                insert(INDENT.substring(area.getCaretPosition().offset() % INDENT.length()));
            }
            key.consume();
        } else if (key.getCode() == KeyCode.SLASH && key.isShortcutDown()) {
            comment();
            key.consume();
        }
    }

    private SourceText source() {
        return edited.document().parsed().lines().source();
    }

    private void insert(String text) {
        area.select(area.replaceText(area.getSelection().getMin(), area.getSelection().getMax(), text));
        area.requestFocus();
    }

    /** What a line that continues begins with: as the one before it, four in after the first. */
    private String indentation() {
        int line = area.getSelection().getMin().index();
        String before = TextSync.shown(source(), line).substring(0, area.getSelection().getMin().offset());
        String blanks = before.substring(0, before.length() - before.stripLeading().length());
        char escape = edited.document().parsed().lines().escape();
        boolean continues = before.stripTrailing().endsWith(String.valueOf(escape));
        return continues && blanks.isEmpty() ? INDENT : blanks;
    }

    private List<Integer> selected() {
        SelectionSegment selection = area.getSelection();
        int last = selection.getMax().index();
        boolean nothingOfLast = selection.getMax().offset() == 0 && last > selection.getMin().index();
        var lines = new ArrayList<Integer>();
        for (int line = selection.getMin().index(); line <= (nothingOfLast ? last - 1 : last); line++) {
            lines.add(line);
        }
        return lines;
    }

    private void indent(boolean back) {
        var edits = new ArrayList<TextEdit>();
        for (int line : selected()) {
            int start = source().lineStart(line);
            String text = TextSync.shown(source(), line);
            if (!back) {
                edits.add(TextEdit.insert(start, text.isEmpty() ? "" : INDENT));
            } else {
                int blanks = 0;
                while (blanks < INDENT.length() && blanks < text.length() && text.charAt(blanks) == ' ') {
                    blanks++;
                }
                edits.add(new TextEdit(start, start + (text.startsWith("\t") ? 1 : blanks), ""));
            }
        }
        edited.change(edits);
    }

    private void comment() {
        List<Integer> lines = selected();
        boolean all = lines.stream().map(line -> TextSync.shown(source(), line))
                .allMatch(text -> text.isBlank() || text.stripLeading().startsWith("#"));
        var edits = new ArrayList<TextEdit>();
        for (int line : lines) {
            String text = TextSync.shown(source(), line);
            int at = source().lineStart(line) + (all ? text.indexOf('#') : 0);
            if (!text.isBlank()) {
                edits.add(all
                        ? new TextEdit(at, at + (text.startsWith("# ", text.indexOf('#')) ? 2 : 1), "")
                        : TextEdit.insert(at, "# "));
            }
        }
        edited.change(edits);
    }
}
