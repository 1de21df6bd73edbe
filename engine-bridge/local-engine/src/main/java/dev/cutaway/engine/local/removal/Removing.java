package dev.cutaway.engine.local.removal;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.local.catalog.ImageNames;
import dev.cutaway.engine.local.catalog.ImageRecord;
import dev.cutaway.engine.local.catalog.Snapshot;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Removes images by Docker's rules.
 *
 * @see <a href="https://github.com/moby/moby/blob/v20.10.24/daemon/images/image_delete.go">moby: image_delete.go</a>
 */
public final class Removing {

    private final Draft draft;
    private final boolean force;
    private final boolean pruneParents;

    Removing(Draft draft, boolean force, boolean pruneParents) {
        this.draft = draft;
        this.force = force;
        this.pruneParents = pruneParents;
    }

    /** What removing one image does. */
    public static Outcome of(Snapshot snapshot, String name, boolean force, boolean pruneParents)
            throws EngineException {
        var draft = new Draft(snapshot);
        new Removing(draft, force, pruneParents).remove(name);
        return draft.outcome(List.of());
    }

    /** What removing these images one after the other does, forced. */
    public static Outcome ofAll(Snapshot snapshot, List<String> names) throws EngineException {
        var draft = new Draft(snapshot);
        for (String name : names) {
            new Removing(draft, true, true).remove(name);
        }
        return draft.outcome(List.of());
    }

    /** An id takes the image with all its names; a name takes itself, and the image if it was the last. */
    void remove(String name) throws EngineException {
        ImageRecord image = ImageNames.resolve(draft.snapshot(), name);
        if (draft.isGone(image.id())) {
            return;
        }
        if (ImageNames.isIdOf(name, image.id())) {
            takeSingleName(image.id());
            delete(image, force, false);
        } else if (takeName(name, image.id())) {
            delete(image, force, true);
        }
    }

    /** Only names that belong together go with the id unasked. */
    private void takeSingleName(Digest image) throws EngineException {
        List<ImageReference> names = draft.namesOf(image);
        if (!isSingle(names)) {
            return;
        }
        if (draft.hasChildren(image)) {
            throw conflict(image, true, "image has dependent child images");
        }
        names.forEach(name -> draft.untag(name, image));
    }

    /** Whether there is one tag at most, and whatever else is there are digests in its repository. */
    private static boolean isSingle(List<ImageReference> names) {
        if (names.size() <= 1) {
            return true;
        }
        Set<String> digestRepositories = new HashSet<>();
        ImageReference tag = null;
        for (ImageReference name : names) {
            if (name.digest() != null) {
                digestRepositories.add(name.name());
            } else if (tag == null) {
                tag = name;
            } else {
                return false;
            }
        }
        return digestRepositories.equals(Set.of(tag == null ? names.getFirst().name() : tag.name()));
    }

    /**
     * Takes a name, and with the last tag of a repository its digests.
     *
     * @return whether the image has no name left
     */
    private boolean takeName(String text, Digest image) throws EngineException {
        ImageReference name = ImageNames.key(ImageNames.parse(text));
        if (draft.namesOf(image).contains(name)) {
            draft.untag(name, image);
        }
        List<ImageReference> left = draft.namesOf(image);
        boolean hasTag = left.stream().anyMatch(other -> other.digest() == null && other.name().equals(name.name()));
        if (name.digest() == null && !hasTag) {
            left.stream().filter(other -> other.name().equals(name.name()))
                    .forEach(digest -> draft.untag(digest, image));
        }
        return draft.namesOf(image).isEmpty();
    }

    /**
     * Takes the image, then its parents that nobody needs.
     *
     * @param quiet whether a conflict is no error, since a name was taken at least
     */
    private void delete(ImageRecord image, boolean forced, boolean quiet) throws EngineException {
        EngineException conflict = conflict(image.id(), forced);
        if (conflict != null) {
            if (quiet) {
                return;
            }
            throw conflict;
        }
        draft.namesOf(image.id()).forEach(name -> draft.untag(name, image.id()));
        draft.delete(image);
        Digest parent = image.status().parent();
        ImageRecord above = parent == null ? null : draft.snapshot().find(parent);
        if (pruneParents && above != null && above.isLive() && !above.status().pinned()
                && !draft.isGone(above.id())) {
            delete(above, false, true);
        }
    }

    private @Nullable EngineException conflict(Digest image, boolean forced) {
        if (draft.hasChildren(image)) {
            return conflict(image, true, "image has dependent child images");
        }
        if (!forced && !draft.namesOf(image).isEmpty()) {
            return conflict(image, false, "image is referenced in multiple repositories");
        }
        return null;
    }

    private static EngineException conflict(Digest image, boolean hard, String why) {
        return new EngineException(Reason.CONFLICT, "conflict: unable to delete " + image.shortId() + " ("
                + (hard ? "cannot" : "must") + " be forced) - " + why);
    }
}
