package dev.cutaway.app.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What lies outside the window: file choosers, other programs, the clipboard. Behind an interface for tests. */
public interface Desktop {

    /** Asks for image files to open; empty when the person thinks better of it. */
    List<Path> askForImages();

    /** Asks for a folder to read. */
    Optional<Path> askForFolder();

    /** The same, beginning at a folder. */
    default Optional<Path> askForFolder(Path from) {
        return askForFolder();
    }

    /** Asks for any one file, beginning at a folder. */
    Optional<Path> askForFile(Path from);

    /** Asks where to write a file, and before replacing one. */
    Optional<Path> askWhereToSave(String suggestedName);

    /** Asks for a folder to write into. */
    Optional<Path> askForTargetFolder();

    /** Opens a file in the program the desktop has for it. */
    void open(Path file);

    /** Puts text on the clipboard. */
    void copy(String text);
}
