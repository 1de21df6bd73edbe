package dev.cutaway.engine.api.testing;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.image.ImageSummary;
import dev.cutaway.engine.api.image.Removal;
import dev.cutaway.engine.api.store.TrashItem;
import dev.cutaway.engine.api.system.EngineEvent;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What the engine in memory keeps. Its own lock guards all of it. */
final class FakeState {

    private static final Pattern ID_PREFIX = Pattern.compile("[0-9a-f]{1,64}");
    private static final int MOST_EVENTS = 1000;

    /** What a removal took. */
    record Trashed(TrashItem item, List<FakeImage> images, Map<ImageReference, Digest> tags) {}

    final Map<Digest, FakeImage> images = new LinkedHashMap<>();
    final Map<ImageReference, Digest> tags = new LinkedHashMap<>();
    final Map<Digest, Instant> lastTagged = new LinkedHashMap<>();
    final Set<Digest> pinned = new LinkedHashSet<>();
    final List<Trashed> trash = new ArrayList<>();
    final List<EngineEvent> events = new ArrayList<>();
    final List<FakeEvents> streams = new ArrayList<>();
    private int transfers;
    private int trashCount;

    synchronized int working() {
        return transfers + streams.size();
    }

    synchronized void transfer(int more) {
        transfers += more;
    }

    synchronized void closeStreams() {
        List.copyOf(streams).forEach(FakeEvents::close);
    }

    synchronized FakeImage find(String name) throws EngineException {
        Digest id = idOf(name);
        FakeImage image = id == null ? null : images.get(id);
        if (image == null) {
            ImageReference reference = ImageReference.tryParse(name);
            throw new EngineException(Reason.NOT_FOUND, "No such image: "
                    + (reference == null ? name : reference.withDefaultTag().familiar()));
        }
        return image;
    }

    private @Nullable Digest idOf(String name) throws EngineException {
        Digest full = Digest.tryParse(name);
        if (full != null) {
            return full;
        }
        ImageReference reference = ImageReference.tryParse(name);
        Digest named = reference == null ? null : tags.get(reference.withDefaultTag());
        if (named != null) {
            return named;
        }
        String prefix = name.startsWith("sha256:") ? name.substring(7) : name;
        if (ID_PREFIX.matcher(prefix).matches()) {
            List<Digest> fitting = images.keySet().stream().filter(id -> id.hex().startsWith(prefix)).toList();
            return fitting.size() == 1 ? fitting.getFirst() : null;
        }
        if (reference == null) {
            throw new EngineException(Reason.INVALID, "invalid reference format: " + name);
        }
        return null;
    }

    synchronized List<ImageReference> tagsOf(Digest id) {
        return tags.entrySet().stream().filter(tag -> tag.getValue().equals(id)).map(Map.Entry::getKey)
                .sorted(Comparator.comparing(ImageReference::familiar)).toList();
    }

    /** Gives a name; says from whom it went, null for nobody. */
    synchronized @Nullable Digest giveTag(ImageReference tag, Digest id) {
        lastTagged.put(id, Instant.now());
        Digest before = tags.put(tag, id);
        return before == null || before.equals(id) ? null : before;
    }

    synchronized ImageSummary summary(FakeImage image, boolean sharedSize) {
        return new ImageSummary(image.id(), null, tagsOf(image.id()), List.of(), image.config().created(),
                image.size(), sharedSize ? sharedSize(image) : -1, sharedSize ? 0 : -1,
                image.config().runtime().labels());
    }

    private long sharedSize(FakeImage image) {
        Set<Digest> others = new HashSet<>();
        images.values().stream().filter(other -> !other.id().equals(image.id()))
                .forEach(other -> others.addAll(other.chainIds()));
        long shared = 0;
        List<Digest> chain = image.chainIds();
        for (int i = 0; i < chain.size(); i++) {
            shared += others.contains(chain.get(i)) ? image.layers().get(i).size() : 0;
        }
        return shared;
    }

    /** What would be told of a removal of images, with all their names. */
    synchronized List<Removal> removals(List<FakeImage> gone) {
        List<Removal> told = new ArrayList<>();
        Set<Digest> kept = new HashSet<>();
        images.values().stream().filter(image -> !gone.contains(image))
                .forEach(image -> kept.addAll(image.chainIds()));
        for (FakeImage image : gone) {
            tagsOf(image.id()).forEach(tag -> told.add(new Removal.Untagged(tag.familiar())));
            told.add(new Removal.Deleted(image.id().toString()));
            for (Digest chain : image.chainIds().reversed()) {
                if (kept.add(chain)) {
                    told.add(new Removal.Deleted(chain.toString()));
                }
            }
        }
        return told;
    }

    /** The layers, by chain id, that only these images have. */
    synchronized Map<Digest, FakeImage.Layer> freed(List<FakeImage> gone) {
        Map<Digest, FakeImage.Layer> freed = new LinkedHashMap<>();
        for (FakeImage image : gone) {
            List<Digest> chain = image.chainIds();
            for (int i = 0; i < chain.size(); i++) {
                freed.put(chain.get(i), image.layers().get(i));
            }
        }
        images.values().stream().filter(image -> !gone.contains(image))
                .forEach(image -> image.chainIds().forEach(freed::remove));
        return freed;
    }

    /** Moves images into the trash; says what it did. */
    synchronized List<Removal> trash(List<FakeImage> gone) {
        if (gone.isEmpty()) {
            return List.of();
        }
        List<Removal> told = removals(gone);
        long stored = freed(gone).values().stream().mapToLong(layer -> layer.tar().length).sum();
        Map<ImageReference, Digest> names = new LinkedHashMap<>();
        List<ImageSummary> summaries = new ArrayList<>();
        for (FakeImage image : gone) {
            summaries.add(summary(image, false));
            for (ImageReference tag : tagsOf(image.id())) {
                names.put(tag, image.id());
                tags.remove(tag);
                tell("untag", image.id(), image.id().toString());
            }
            images.remove(image.id());
            tell("delete", image.id(), image.id().toString());
        }
        var item = new TrashItem("t" + ++trashCount, Instant.now(), summaries, stored);
        trash.addFirst(new Trashed(item, List.copyOf(gone), names));
        return told;
    }

    synchronized void tell(String action, Digest id, String name) {
        var event = new EngineEvent("image", action, id.toString(), Map.of("name", name), Instant.now());
        events.add(event);
        if (events.size() > MOST_EVENTS) {
            events.removeFirst();
        }
        streams.forEach(stream -> stream.offer(event));
    }
}
