package dev.cutaway.docker.client.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** What one client was promised: which image each of its names has. For one thread. */
final class Ledger {

    /** What a name may stand for. While a request is under way that is what it was and what it will be. */
    private record Promise(@Nullable Digest before, @Nullable Digest after, boolean anything) {}

    private final Map<String, Promise> promises = new LinkedHashMap<>();

    /** A request was sent that will give the name to this image; null when it takes the name away. */
    void asked(String tag, @Nullable Digest image) {
        promises.put(tag, new Promise(holder(tag), image, false));
    }

    /** A request was sent that will give the name to an image nobody knows yet. */
    void askedForNew(String tag) {
        promises.put(tag, new Promise(holder(tag), null, true));
    }

    /** The engine said that it is done. */
    void done(String tag, @Nullable Digest image) {
        promises.put(tag, new Promise(image, image, false));
    }

    private @Nullable Digest holder(String tag) {
        Promise promise = promises.get(tag);
        return promise == null ? null : promise.after();
    }

    /** A name that some image has, or null. */
    @Nullable
    String anyTag(Random random) {
        var held = promises.entrySet().stream().filter(each -> each.getValue().after() != null).map(Map.Entry::getKey)
                .toList();
        return held.isEmpty() ? null : held.get(random.nextInt(held.size()));
    }

    /** The image that has a name. */
    @Nullable
    Digest image(String tag) {
        return holder(tag);
    }

    /** Holds the promises against what the engine has after its death; from then on that is what is promised. */
    void settle(Map<String, Digest> actual) {
        promises.replaceAll((tag, promise) -> {
            Digest now = actual.get(tag);
            if (!promise.anything() || now == null) {
                assertThat(now).describedAs(tag).isIn(promise.before(), promise.after());
            }
            return new Promise(now, now, false);
        });
    }
}
