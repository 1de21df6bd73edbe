package dev.cutaway.app.control;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** The desktop's clipboard. */
public final class Clip {

    private Clip() {}

    /** Puts text on the clipboard. FX thread only. */
    public static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
