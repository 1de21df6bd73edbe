package dev.cutaway.engine.local.build.history;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.build.BuildRecord;
import dev.cutaway.engine.api.build.BuildRecord.Outcome;
import dev.cutaway.engine.api.build.Retention;
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
 * Where the history lies: a folder for each build, with its record and its log. A folder without a record is no build,
 * and goes; one whose record cannot be read now stays as it is, for it may be read another time.
 */
final class HistoryFolder {

    private static final System.Logger LOG = System.getLogger(HistoryFolder.class.getName());
    private static final String RECORD = "record.json";
    private static final String EVENTS = "log";
    private static final String RETENTION = "retention.json";

    private final Path path;

    HistoryFolder(StoreFolder store) {
        this.path = store.builds();
    }

    /**
     * What was found.
     *
     * @param whole whether every record could be read
     */
    record Loaded(List<RecordedBuild> builds, boolean whole) {}

    /** All builds that can be read; those that were running when their engine ended are interrupted. */
    Loaded load() throws EngineException {
        var builds = new ArrayList<RecordedBuild>();
        boolean whole = true;
        if (!Files.isDirectory(path)) {
            return new Loaded(builds, true);
        }
        try (var folders = Files.newDirectoryStream(path)) {
            for (Path folder : folders) {
                if (folder.getFileName().toString().startsWith(RETENTION)) {
                    continue;
                }
                if (Files.notExists(folder.resolve(RECORD))) {
                    clear(folder);
                    continue;
                }
                BuildRecord read = read(folder);
                if (read == null) {
                    whole = false;
                } else {
                    builds.add(ended(new RecordedBuild(this, read, BuildLog.ended(folder.resolve(EVENTS)))));
                }
            }
        } catch (IOException e) {
            throw DiskErrors.translate(e, "read", path);
        }
        return new Loaded(builds, whole);
    }

    private static void clear(Path folder) {
        try {
            deleteAll(folder);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "left in the history of builds: " + folder, e);
        }
    }

    private static @Nullable BuildRecord read(Path folder) {
        try {
            BuildRecord read = LogFormat.record(Files.readAllBytes(folder.resolve(RECORD)));
            if (!read.id().equals(folder.getFileName().toString())) {
                throw new IllegalArgumentException("it is of another build");
            }
            return read;
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "left out of the history of builds: " + folder, e);
            return null;
        }
    }

    /** What cannot be written down now is so in memory alone; no other build has to wait for it. */
    private static RecordedBuild ended(RecordedBuild build) {
        if (build.isRunning()) {
            Path events = build.log().file();
            try {
                BuildLog.cutLastLine(events);
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "the log could not be mended: " + events, e);
            }
            build.save(Records.with(build.now(), new Outcome.Interrupted()));
        }
        return build;
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

    /** How much stays, as it was set last; {@code otherwise} where it never was, or cannot be read. */
    Retention retention(Retention otherwise) {
        Path file = path.resolve(RETENTION);
        try {
            return Files.exists(file) ? LogFormat.retention(Files.readAllBytes(file)) : otherwise;
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "how much of the history stays cannot be read: " + file, e);
            return otherwise;
        }
    }

    /** Sets how much stays. */
    void save(Retention retention) throws EngineException {
        try {
            Files.createDirectories(path, StoreFolder.ownerOnly("rwx------"));
            write(path, RETENTION, LogFormat.line(retention), true);
        } catch (IOException e) {
            throw DiskErrors.translate(e, "write", path.resolve(RETENTION));
        }
    }

    /** @param forGood whether to wait for the disk */
    void save(BuildRecord now, boolean forGood) throws IOException {
        write(path.resolve(now.id()), RECORD, LogFormat.line(now), forGood);
    }

    private static void write(Path folder, String name, byte[] line, boolean forGood) throws IOException {
        Path next = folder.resolve(name + ".new");
        // Not a channel: those close when the thread is interrupted.
        try (var out = new FileOutputStream(next.toFile())) {
            out.write(line);
            if (forGood) {
                out.getFD().sync();
            }
        }
        Files.move(next, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
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
