package dev.cutaway.app.samples;

import dev.cutaway.inspector.Progress;

import java.io.IOException;
import java.nio.file.Path;

/** An image archive that comes with the app. */
public interface Sample {

    /** Its name among the samples; also that of its file. */
    String id();

    /** Message key of its title. */
    String titleKey();

    /** Message key of the few words that say what it teaches. */
    String teachesKey();

    /** Length of the archive in bytes, known before it is written. */
    long bytes();

    /**
     * The archive, written now unless it was before. May take a second: not for the UI thread.
     *
     * @param progress told of the bytes written; may cancel, which leaves nothing behind
     * @return a file that stays where it is
     * @throws IOException when it cannot be written, such as on a full disk
     */
    Path materialize(Progress progress) throws IOException;
}
