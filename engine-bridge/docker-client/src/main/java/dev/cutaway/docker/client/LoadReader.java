package dev.cutaway.docker.client;

import dev.cutaway.docker.wire.json.StreamDocument;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.image.LoadEvent;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes events of the lines that a load answers. */
final class LoadReader {

    private static final Pattern MOVED = Pattern
            .compile("The image (\\S+) already exists, renaming the old one with ID (\\S+) to empty string");
    private static final String LOADED = "Loaded image: ";
    private static final String LOADED_ID = "Loaded image ID: ";

    /** Finds the id of a name. */
    interface Lookup {
        Digest idOf(String name) throws EngineException;
    }

    private final boolean resultsFollow;
    private final Lookup lookup;
    private final Consumer<LoadEvent> listener;
    private final Set<Digest> ids = new LinkedHashSet<>();
    private final Deque<String> waiting = new ArrayDeque<>();

    /** @param resultsFollow true where the engine itself says the id, after each line */
    LoadReader(boolean resultsFollow, Lookup lookup, Consumer<LoadEvent> listener) {
        this.resultsFollow = resultsFollow;
        this.lookup = lookup;
        this.listener = listener;
    }

    /** The images so far, in the order of the archive. */
    List<Digest> ids() {
        return new ArrayList<>(ids);
    }

    void take(StreamDocument message) throws EngineException {
        StreamDocument.Detail detail = message.progressDetail();
        if (message.id() != null && detail != null) {
            long total = detail.total() > 0 ? detail.total() : -1;
            listener.accept(new LoadEvent.LayerProgress(message.id(), detail.current(), total));
        } else if (message.stream() != null) {
            takeLine(message.stream().strip());
        } else if (message.aux() != null && !waiting.isEmpty()) {
            loaded(waiting.remove(), Digest.parse(message.aux().path("ID").asString("")));
        }
    }

    private void takeLine(String line) throws EngineException {
        Matcher moved = MOVED.matcher(line);
        if (moved.matches()) {
            ImageReference tag = ImageReference.tryParse(moved.group(1));
            Digest from = Digest.tryParse(moved.group(2));
            if (tag != null && from != null) {
                listener.accept(new LoadEvent.TagMoved(tag, from));
            }
        } else if (line.startsWith(LOADED_ID)) {
            found(line.substring(LOADED_ID.length()));
        } else if (line.startsWith(LOADED)) {
            // Podman says all of them in one line.
            for (String name : line.substring(LOADED.length()).split(",")) {
                found(name.strip());
            }
        }
    }

    private void found(String name) throws EngineException {
        if (resultsFollow) {
            waiting.add(name);
        } else {
            Digest id = Digest.tryParse(name);
            loaded(name, id == null ? lookup.idOf(name) : id);
        }
    }

    private void loaded(String name, Digest id) {
        @Nullable
        ImageReference tag = Digest.tryParse(name) == null ? ImageReference.tryParse(name) : null;
        ids.add(id);
        listener.accept(new LoadEvent.Loaded(tag, id));
    }
}
