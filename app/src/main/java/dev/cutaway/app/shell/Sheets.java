package dev.cutaway.app.shell;

import javafx.scene.Node;

/** Sheets over the window: one at a time, behind it a scrim, Escape or a click beside it closes it. */
public interface Sheets {

    /** Shows a sheet instead of the one that may be open. Its first focusable node gets the focus. */
    void show(Node content);

    /** Closes the sheet, if one is open, and gives the focus back to what had it. */
    void close();
}
