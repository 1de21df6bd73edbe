package dev.cutaway.engine.local.catalog;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/** Finds the image a person means, as Docker does: a whole id, then a name, then the beginning of an id. */
public final class ImageNames {

    private static final Pattern WHOLE_HEX = Pattern.compile("[a-f0-9]{64}");
    private static final Pattern ID_BEGINNING = Pattern.compile("(?:sha256:)?([a-f0-9]{1,64})");

    private ImageNames() {}

    /** @throws EngineException {@code NOT_FOUND}, also for the beginning of several ids; {@code INVALID} */
    public static ImageRecord resolve(Snapshot snapshot, String name) throws EngineException {
        Digest id = wholeId(name);
        if (id != null) {
            ImageRecord image = snapshot.find(id);
            if (image == null || !image.isLive()) {
                throw noSuchImage(id.toString());
            }
            return image;
        }
        ImageReference reference = parse(name);
        ImageRecord image = snapshot.named(key(reference));
        if (image == null) {
            var beginning = ID_BEGINNING.matcher(name);
            image = beginning.matches() ? snapshot.beginningWith(beginning.group(1)) : null;
        }
        if (image == null) {
            throw noSuchImage(reference.withDefaultTag().familiar());
        }
        return image;
    }

    /** Whether a text that {@code image} was found by is the beginning of its id, and not a name. */
    public static boolean isIdOf(String name, Digest image) {
        return image.toString().startsWith(name) || image.hex().startsWith(name);
    }

    /** A name as people write it. */
    public static ImageReference parse(String name) throws EngineException {
        try {
            return ImageReference.parse(name);
        } catch (IllegalArgumentException e) {
            throw new EngineException(Reason.INVALID, String.valueOf(e.getMessage()), e);
        }
    }

    /** What the catalog knows a name by: a digest makes its tag idle, and no version at all means {@code latest}. */
    public static ImageReference key(ImageReference reference) {
        return reference.digest() != null && reference.tag() != null
                ? new ImageReference(reference.domain(), reference.path(), null, reference.digest())
                : reference.withDefaultTag();
    }

    private static @Nullable Digest wholeId(String name) {
        return WHOLE_HEX.matcher(name).matches() ? new Digest("sha256", name) : Digest.tryParse(name);
    }

    private static EngineException noSuchImage(String name) {
        return new EngineException(Reason.NOT_FOUND, "No such image: " + name);
    }
}
