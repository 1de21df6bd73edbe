package dev.cutaway.app.dockerfile.text;

import jfx.incubator.scene.control.richtext.CodeArea;

import javafx.scene.Node;
import javafx.scene.control.ScrollBar;

/**
 * Brings the text back to its left edge. When a long line was typed and goes, the control scrolls back as far as the caret,
 * which is not as far as the padding before it, and stays so.
 */
final class LeftEdge {

    /** Pixels that nobody scrolls by on purpose: the padding and a letter. */
    private static final double RESIDUE = 24;

    private final CodeArea area;
    private boolean moved;

    LeftEdge(CodeArea area) {
        this.area = area;
        area.caretPositionProperty().addListener((caret, before, now) -> moved = true);
    }

    /** After a layout, in which the control has brought the caret into view. */
    void settle() {
        if (!moved) {
            return;
        }
        moved = false;
        Node content = area.lookup(".content");
        Node bar = area.lookup(".scroll-bar:horizontal");
        if (content == null || !(bar instanceof ScrollBar sideways)) {
            return;
        }
        double scrolled = -content.getTranslateX();
        boolean allFits = sideways.getVisibleAmount() >= 1;
        if (scrolled > 0 && (scrolled <= RESIDUE || allFits || area.getCaretPosition().offset() == 0)) {
            // Where all fits the bar may stand at its start already; only a change is heard.
            sideways.setValue(sideways.getMax());
            sideways.setValue(sideways.getMin());
        }
    }
}
