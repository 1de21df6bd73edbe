package dev.cutaway.app.shell;

import javafx.scene.Node;

/** Sheets over the window: one at a time, behind it a scrim, Escape or a click beside it closes it. */
public interface Sheets {

    /** Shows a sheet, after those that are open or wait already. Its first focusable node gets the focus. */
    default void show(Node content) {
        show(content, () -> {
        });
    }

    /**
     * Shows a sheet likewise.
     *
     * @param closed run once it was closed, however that came about
     */
    void show(Node content, Runnable closed);

    /** Closes the sheet, if one is open; the next that waits comes, or what had the focus gets it back. */
    void close();

    /** Closes the sheet and all that wait. */
    void clear();
}
