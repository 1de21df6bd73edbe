package dev.cutaway.app.settings;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * A properties file, replaced as a whole: a crash leaves the old one or the new one. A damaged one is kept beside as
 * {@code settings.properties.damaged} and counts as empty.
 */
public final class SettingsFile implements SettingsStore, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SettingsFile.class.getName());

    private final Path file;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("settings").daemon(true).factory());
    private final AtomicReference<@Nullable Map<String, String>> latest = new AtomicReference<>();

    /** Settings in this file; its folder is made when something is saved. */
    public SettingsFile(Path file) {
        this.file = file;
    }

    @Override
    public Map<String, String> load() {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(Level.WARNING, "settings could not be read, starting with none: " + file, e);
            keepDamaged();
            return Map.of();
        }
        return properties.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, properties::getProperty));
    }

    private void keepDamaged() {
        try {
            Files.move(file, file.resolveSibling(file.getFileName() + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "and could not be kept aside", e);
        }
    }

    @Override
    public void save(Map<String, String> values) {
        if (latest.getAndSet(values) == null) {
            writer.execute(this::writeLatest);
        }
    }

    private void writeLatest() {
        Map<String, String> values = latest.getAndSet(null);
        if (values == null) {
            return;
        }
        try {
            write(values);
        } catch (IOException | UncheckedIOException e) {
            LOG.log(Level.WARNING, "settings could not be saved: " + file, e);
        }
    }

    private void write(Map<String, String> values) throws IOException {
        var properties = new Properties();
        properties.putAll(values);
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = Files.createTempFile(folder, "settings", ".new");
        try {
            try (Writer out = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
                properties.store(out, null);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Waits until what was saved is on disk. */
    @Override
    public void close() {
        writer.close();
    }
}
