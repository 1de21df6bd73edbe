package dev.cutaway.app.layers.files;

import java.util.function.IntSupplier;
import javafx.scene.control.ContextMenu;

/** What can be done with a path of the tree. */
public interface PathMenu {

    /** Exports the file or folder, as the selected layer has it. Does nothing for −1. */
    void export(int node);

    /** A menu for the node that is selected when it opens. */
    ContextMenu contextMenu(IntSupplier node);
}
