package dev.cutaway.app.boot;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Sends what is logged to {@code cutaway.log} in the user's state folder, the latest megabyte of it, so that nothing
 * but messages to a person stands on the terminal. The file is opened by the first record.
 */
public final class LogFile extends Handler {

    private static final int MOST_BYTES = 1 << 20;

    private final Path folder;
    private @Nullable FileHandler file;
    private boolean failed;

    /** Called by {@code java.util.logging} when something is logged for the first time. */
    public LogFile() {
        this(UserFolders.ofThisUser().state());
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(Level.INFO);
        root.addHandler(this);
    }

    /** @param folder made when something is logged */
    LogFile(Path folder) {
        this.folder = folder;
    }

    /** Makes this the only log, from now on. */
    static void install() {
        System.setProperty("java.util.logging.config.class", LogFile.class.getName());
    }

    @Override
    public synchronized void publish(LogRecord record) {
        if (file == null && !failed) {
            file = open();
        }
        if (file != null) {
            file.publish(record);
        }
    }

    /** Null where the file cannot be written: an app that cannot log still works. */
    private @Nullable FileHandler open() {
        try {
            Files.createDirectories(folder);
            var opened = new FileHandler(folder.resolve("cutaway.log").toString().replace("%", "%%"), MOST_BYTES, 1,
                    true);
            opened.setEncoding("UTF-8");
            opened.setFormatter(formatter());
            return opened;
        } catch (IOException e) {
            failed = true;
            reportError("cannot log to " + folder, e, java.util.logging.ErrorManager.OPEN_FAILURE);
            return null;
        }
    }

    private static Formatter formatter() {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT%1$tz %4$s %2$s: %5$s%6$s%n");
        return new SimpleFormatter();
    }

    @Override
    public synchronized void flush() {
        if (file != null) {
            file.flush();
        }
    }

    @Override
    public synchronized void close() {
        if (file != null) {
            file.close();
            file = null;
        }
    }
}
