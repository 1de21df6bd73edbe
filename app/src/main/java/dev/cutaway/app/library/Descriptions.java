package dev.cutaway.app.library;

import dev.cutaway.app.task.Tasks;
import dev.cutaway.engine.api.Engine;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Asks the engine about single images, once each, when somebody looks at them. For the UI thread. */
public final class Descriptions {

    private static final System.Logger LOG = System.getLogger(Descriptions.class.getName());

    private final Library library;
    private final Tasks tasks;
    private final Map<Digest, ObjectProperty<@Nullable Described>> known = new HashMap<>();

    /** Asks the library's engine. */
    public Descriptions(Library library, Tasks tasks) {
        this.library = library;
        this.tasks = tasks;
    }

    /** What is known of an image; null until the engine answered, and where it does not. */
    public ReadOnlyObjectProperty<@Nullable Described> of(KeptImage image) {
        ObjectProperty<@Nullable Described> asked = known.get(image.id());
        if (asked != null) {
            return asked;
        }
        var property = new SimpleObjectProperty<@Nullable Described>();
        // Without an engine it is asked for the next time.
        library.engine().ifPresent(engine -> {
            known.put(image.id(), property);
            ask(engine, image, property);
        });
        return property;
    }

    private void ask(Engine engine, KeptImage image, ObjectProperty<@Nullable Described> answer) {
        tasks.startQuietly(progress -> Described.read(engine, image), answer::set, thrown -> {
            LOG.log(Level.DEBUG, "asking about " + image.id(), thrown);
            known.remove(image.id());
        });
    }
}
