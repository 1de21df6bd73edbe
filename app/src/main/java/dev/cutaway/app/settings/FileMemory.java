package dev.cutaway.app.settings;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.StringProperty;

/** Something remembered of each file, as JSON in one setting. As many files as are used; the oldest go. For the UI thread. */
public final class FileMemory {

    private static final int MOST = 40;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final StringProperty stored;

    /** @param id of the setting, as in {@link AppSettings#text} */
    public FileMemory(AppSettings settings, String id) {
        stored = settings.text(id, "{}");
    }

    /** Changes whenever something is remembered. */
    public ReadOnlyStringProperty storedProperty() {
        return stored;
    }

    /** What was remembered of this file last. */
    public Optional<JsonNode> recall(Path file) {
        return Optional.ofNullable(all().get(key(file)));
    }

    /** Remembers something of this file, in the place of what was known of it. */
    public void remember(Path file, JsonNode value) {
        ObjectNode all = all();
        all.remove(key(file));
        all.set(key(file), value);
        List<String> names = new ArrayList<>(all.propertyNames());
        for (String old : names.subList(0, Math.max(0, names.size() - MOST))) {
            all.remove(old);
        }
        stored.set(all.toString());
    }

    /** Forgets what was known of this file. */
    public void forget(Path file) {
        ObjectNode all = all();
        if (all.remove(key(file)) != null) {
            stored.set(all.toString());
        }
    }

    private static String key(Path file) {
        return file.toAbsolutePath().normalize().toString();
    }

    /** What cannot be read counts as nothing: it is only a convenience. */
    private ObjectNode all() {
        try {
            return JSON.readTree(stored.get()) instanceof ObjectNode node ? node : JSON.createObjectNode();
        } catch (JacksonException _) {
            return JSON.createObjectNode();
        }
    }
}
