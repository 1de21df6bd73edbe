package dev.cutaway.engine.local.build.history;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.build.BuildRecord;
import dev.cutaway.engine.api.build.BuildRecord.Outcome;
import dev.cutaway.engine.local.blob.DiskErrors;
import dev.cutaway.engine.local.blob.StoreFolder;
import dev.cutaway.engine.local.posix.Posix;
import org.jspecify.annotations.Nullable;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the history lies: a folder for each build, with its record and its log. A folder without a record that can be
 * read is no build, and goes.
 */
final class HistoryFolder {

    private static final System.Logger LOG = System.getLogger(HistoryFolder.class.getName());
    private static final String RECORD = "record.json";
    private static final String EVENTS = "log";

    private final Path path;

    HistoryFolder(StoreFolder store) {
        this.path = store.builds();
    }

    /** All builds; those that were running when their engine ended are interrupted. */
    List<RecordedBuild> load() throws EngineException {
        var builds = new ArrayList<RecordedBuild>();
        if (!Files.isDirectory(path)) {
            return builds;
        }
        try (var folders = Files.newDirectoryStream(path)) {
            for (Path folder : folders) {
                BuildRecord read = read(folder);
                if (read == null) {
                    deleteAll(folder);
                } else {
                    builds.add(new RecordedBuild(this, ended(read), BuildLog.ended(folder.resolve(EVENTS))));
                }
            }
        } catch (IOException e) {
            throw DiskErrors.translate(e, "read", path);
        }
        return builds;
    }

    private static @Nullable BuildRecord read(Path folder) {
        try {
            BuildRecord read = LogFormat.record(Files.readAllBytes(folder.resolve(RECORD)));
            if (!read.id().equals(folder.getFileName().toString())) {
                throw new IllegalArgumentException("it is of another build");
            }
            return read;
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "removed from the history of builds: " + folder, e);
            return null;
        }
    }

    private BuildRecord ended(BuildRecord read) throws IOException {
        if (!(read.outcome() instanceof Outcome.Running)) {
            return read;
        }
        BuildLog.cutLastLine(path.resolve(read.id()).resolve(EVENTS));
        BuildRecord interrupted = Records.with(read, new Outcome.Interrupted());
        save(interrupted, false);
        return interrupted;
    }

    /** Begins a build. */
    RecordedBuild create(BuildRecord first) throws EngineException {
        Path folder = path.resolve(first.id());
        try {
            Files.createDirectories(folder, StoreFolder.ownerOnly("rwx------"));
            BuildLog log = BuildLog.create(folder.resolve(EVENTS));
            save(first, false);
            return new RecordedBuild(this, first, log);
        } catch (IOException e) {
            throw DiskErrors.translate(e, "write", folder);
        }
    }

    /** @param forGood whether to wait for the disk */
    void save(BuildRecord now, boolean forGood) throws IOException {
        Path folder = path.resolve(now.id());
        Path next = folder.resolve(RECORD + ".new");
        // Not a channel: those close when the thread is interrupted.
        try (var out = new FileOutputStream(next.toFile())) {
            out.write(LogFormat.line(now));
            if (forGood) {
                out.getFD().sync();
            }
        }
        Files.move(next, folder.resolve(RECORD), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The record goes first: what is left without it goes at the next start. */
    void delete(String id) throws EngineException {
        Path folder = path.resolve(id);
        try {
            Files.deleteIfExists(folder.resolve(RECORD));
            deleteAll(folder);
        } catch (IOException e) {
            throw DiskErrors.translate(e, "delete", folder);
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        Posix.deleteAll(folder.toString().getBytes(StandardCharsets.UTF_8));
    }
}
