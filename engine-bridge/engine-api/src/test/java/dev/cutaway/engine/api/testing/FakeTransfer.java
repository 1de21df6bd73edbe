package dev.cutaway.engine.api.testing;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.image.LoadEvent;
import dev.cutaway.engine.api.image.SaveOptions;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.archive.ArchivedImage;
import dev.cutaway.inspector.archive.ImageArchive;
import dev.cutaway.inspector.archive.LayerBlob;
import dev.cutaway.inspector.image.ImageInspector;
import dev.cutaway.inspector.image.InspectedImage;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** Archives into memory and out of it. */
final class FakeTransfer {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int BUFFER = 64 << 10;

    private final FakeState state;

    FakeTransfer(FakeState state) {
        this.state = state;
    }

    List<Digest> load(InputStream archive, Consumer<LoadEvent> listener) throws EngineException {
        state.transfer(1);
        try {
            Path file = Files.createTempFile("fake-load", ".tar");
            try {
                spool(archive, file);
                return take(file, listener);
            } finally {
                Files.delete(file);
            }
        } catch (EngineException e) {
            throw e;
        } catch (IOException e) {
            throw new EngineException(Reason.BAD_ARCHIVE, String.valueOf(e.getMessage()), e);
        } finally {
            state.transfer(-1);
        }
    }

    private static void spool(InputStream in, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            var buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
                stopIfInterrupted();
            }
        }
    }

    private static void stopIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted");
        }
    }

    private List<Digest> take(Path file, Consumer<LoadEvent> listener) throws IOException {
        Map<ArchivedImage, FakeImage> read = new LinkedHashMap<>();
        try (ImageArchive opened = ImageArchive.open(file, Limits.DEFAULT, Progress.NONE)) {
            for (ArchivedImage image : opened.images()) {
                read.put(image, read(image, listener));
            }
        }
        synchronized (state) {
            Set<Digest> ids = new LinkedHashSet<>();
            read.forEach((source, image) -> {
                keep(source, image, listener);
                ids.add(image.id());
            });
            return new ArrayList<>(ids);
        }
    }

    private static FakeImage read(ArchivedImage source, Consumer<LoadEvent> listener) throws IOException {
        InspectedImage inspected = new ImageInspector(null, Limits.DEFAULT).inspect(source, Progress.NONE);
        List<FakeImage.Layer> layers = new ArrayList<>();
        for (int i = 0; i < source.layers().size(); i++) {
            LayerBlob blob = source.layers().get(i);
            try (InputStream stored = blob.open();
                    InputStream tar = blob.compression().decompress(stored, Place.of(blob.name()), Limits.DEFAULT)) {
                byte[] bytes = tar.readAllBytes();
                layers.add(new FakeImage.Layer(blob.diffId(), bytes, inspected.layers().get(i).dockerSize()));
                listener.accept(new LoadEvent.LayerProgress(blob.diffId().shortId(), bytes.length, bytes.length));
            }
        }
        return new FakeImage(source.config(), layers, inspected.history());
    }

    private void keep(ArchivedImage source, FakeImage image, Consumer<LoadEvent> listener) {
        state.images.putIfAbsent(image.id(), image);
        if (source.tags().isEmpty()) {
            state.tell("load", image.id(), image.id().toString());
            listener.accept(new LoadEvent.Loaded(null, image.id()));
        }
        for (String name : source.tags()) {
            ImageReference tag = ImageReference.parse(name).withDefaultTag();
            Digest before = state.giveTag(tag, image.id());
            if (before != null) {
                listener.accept(new LoadEvent.TagMoved(tag, before));
            }
            state.tell("load", image.id(), tag.familiar());
            listener.accept(new LoadEvent.Loaded(tag, image.id()));
        }
    }

    void save(List<String> names, SaveOptions options, OutputStream out, Progress progress) throws EngineException {
        if (!options.equals(SaveOptions.DEFAULT)) {
            throw new EngineException(Reason.UNSUPPORTED, "the fake engine saves plain docker archives only");
        }
        Map<FakeImage, List<String>> chosen = new LinkedHashMap<>();
        for (String name : names) {
            choose(name, chosen);
        }
        state.transfer(1);
        try {
            write(chosen, out, progress);
        } catch (IOException e) {
            throw new EngineException(Reason.FAILED, "the archive cannot be written: " + e.getMessage(), e);
        } finally {
            state.transfer(-1);
        }
    }

    /** A bare repository means all its tags, an id none. */
    private void choose(String name, Map<FakeImage, List<String>> chosen) throws EngineException {
        synchronized (state) {
            ImageReference asked = ImageReference.tryParse(name);
            boolean found = false;
            for (Map.Entry<ImageReference, Digest> tag : state.tags.entrySet()) {
                boolean same = asked != null && (asked.tag() == null
                        ? tag.getKey().name().equals(asked.name())
                        : tag.getKey().equals(asked));
                if (same) {
                    found = true;
                    FakeImage image = state.find(tag.getValue().toString());
                    chosen.computeIfAbsent(image, _ -> new ArrayList<>()).add(tag.getKey().familiar());
                }
            }
            if (!found) {
                chosen.computeIfAbsent(state.find(name), _ -> new ArrayList<>());
            }
        }
    }

    private static void write(Map<FakeImage, List<String>> chosen, OutputStream out, Progress progress)
            throws IOException {
        var tar = new TarArchiveOutputStream(out);
        ArrayNode manifest = JSON.createArrayNode();
        Set<String> written = new HashSet<>();
        for (Map.Entry<FakeImage, List<String>> image : chosen.entrySet()) {
            ObjectNode row = manifest.addObject().put("Config", image.getKey().id().hex() + ".json");
            if (image.getValue().isEmpty()) {
                row.putNull("RepoTags");
            } else {
                image.getValue().forEach(row.putArray("RepoTags")::add);
            }
            if (written.add(image.getKey().id().hex())) {
                put(tar, image.getKey().id().hex() + ".json", image.getKey().config().raw(), Progress.NONE);
            }
            ArrayNode layers = row.putArray("Layers");
            for (FakeImage.Layer layer : image.getKey().layers()) {
                String path = layer.diffId().hex() + "/layer.tar";
                layers.add(path);
                if (written.add(path)) {
                    put(tar, path, layer.tar(), progress);
                }
            }
        }
        put(tar, "manifest.json", JSON.writeValueAsBytes(manifest), Progress.NONE);
        tar.finish();
        tar.flush();
    }

    private static void put(TarArchiveOutputStream tar, String name, byte[] bytes, Progress progress)
            throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        for (int from = 0; from < bytes.length; from += BUFFER) {
            stopIfInterrupted();
            int count = Math.min(BUFFER, bytes.length - from);
            tar.write(bytes, from, count);
            progress.advance(count);
        }
        tar.closeArchiveEntry();
    }
}
