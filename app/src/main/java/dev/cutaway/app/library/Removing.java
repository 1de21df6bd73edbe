package dev.cutaway.app.library;

import dev.cutaway.app.shell.Notices;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.engine.api.DockerText;
import dev.cutaway.engine.api.Engine;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.image.ImageQuery;
import dev.cutaway.engine.api.image.ImageSummary;
import dev.cutaway.engine.api.image.Removal;
import dev.cutaway.engine.api.store.StoreService;
import dev.cutaway.engine.api.store.TrashItem;
import dev.cutaway.inspector.Digest;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;

/** Removes images and brings them back. Our own store has a trash for that; for other engines removed is gone. */
final class Removing {

    private static final System.Logger LOG = System.getLogger(Removing.class.getName());

    /**
     * An image that the engine did not remove.
     *
     * @param why in the engine's words
     */
    record Refused(KeptImage image, String why) {

        /** Whether force may help: Docker's engines say in so many words where it does not. */
        boolean canBeForced() {
            return !why.contains("cannot be forced");
        }
    }

    private final Workbench bench;
    private final Library library;
    private final Doing doing;

    Removing(Workbench bench, Library library, Doing doing) {
        this.bench = bench;
        this.library = library;
        this.doing = doing;
    }

    /** Shows what goes and what it frees; removes on a button. */
    void ask(Engine engine, List<KeptImage> images) {
        if (!images.isEmpty()) {
            bench.sheets().show(new RemoveSheet(bench, engine, library.contents(), images,
                    forced -> remove(engine, images, forced)));
        }
    }

    /** @param forced also where a stopped container uses an image */
    void remove(Engine engine, List<KeptImage> images, boolean forced) {
        ObservableValue<String> title = bench.texts().of("library.remove.job", images.size(),
                images.getFirst().name());
        doing.run(title, images.getFirst().name(), progress -> {
            var gone = new ArrayList<Digest>();
            var refused = new ArrayList<Refused>();
            try {
                for (KeptImage image : images) {
                    progress.advance(0);
                    try {
                        remove(engine, image, forced);
                        gone.add(image.id());
                    } catch (EngineException e) {
                        if (e.reason() != Reason.CONFLICT) {
                            throw e;
                        }
                        refused.add(new Refused(image, e.text()));
                    }
                }
            } finally {
                // What went before a failure, or before a person cancelled, can be had back all the same.
                removed(engine, gone);
            }
            return refused;
        }, refused -> {
            if (!refused.isEmpty()) {
                bench.sheets().show(new RefusedSheet(bench, refused, forced, () -> remove(engine,
                        refused.stream().filter(Refused::canBeForced).map(Refused::image).toList(), true)));
            }
        });
    }

    /**
     * Several names were all shown, and go with the image; that alone needs no force of a person. Our store keeps them
     * in the trash with the image. Of other engines no force is asked: it would take an image from its containers too.
     */
    private static void remove(Engine engine, KeptImage image, boolean forced) throws EngineException {
        String id = image.id().toString();
        boolean several = image.summary().tags().size() > 1;
        if (forced || !several || (engine.store().isPresent() && !image.isUsed())) {
            engine.images().remove(id, forced || several, false);
            return;
        }
        var taken = new ArrayList<ImageReference>();
        try {
            for (ImageReference name : engine.images().inspect(id).tags().stream()
                    .filter(image.summary().tags()::contains).skip(1).toList()) {
                engine.images().remove(name.toString(), false, false);
                taken.add(name);
            }
            engine.images().remove(id, false, false);
        } catch (EngineException e) {
            for (ImageReference name : taken) {
                engine.images().tag(id, name);
            }
            throw e;
        }
    }

    void prune(Engine engine, Filters filters) {
        ObservableValue<String> title = bench.texts().of("library.prune.job");
        doing.run(title, title.getValue(), progress -> {
            List<ImageSummary> there = engine.images().list(ImageQuery.EVERYTHING);
            Set<String> deleted = engine.images().prune(filters).removals().stream()
                    .filter(Removal.Deleted.class::isInstance).map(removal -> ((Removal.Deleted) removal).id())
                    .collect(Collectors.toSet());
            removed(engine, there.stream().map(ImageSummary::id)
                    .filter(id -> deleted.contains(id.toString()) || deleted.contains(id.hex())).toList());
            return true;
        }, done -> {
        });
    }

    /** Says that these images went; where they lie in the trash, they and no others can be had back. Blocks. */
    private void removed(Engine engine, List<Digest> gone) {
        if (gone.isEmpty()) {
            return;
        }
        List<String> items = trash(engine, gone);
        bench.tasks().later(() -> {
            if (items.isEmpty()) {
                bench.notices().tell(bench.texts().of("library.removed.gone", gone.size()));
            } else {
                bench.notices().tell(bench.texts().of("library.removed.trash", gone.size()),
                        new Notices.Answer(bench.texts().of("library.undo"), () -> restore(engine, items)));
            }
        });
    }

    /** What brings these images back: for each the newest removal that took it. */
    private static List<String> trash(Engine engine, List<Digest> gone) {
        if (engine.store().isEmpty()) {
            return List.of();
        }
        try {
            List<TrashItem> trash = engine.store().get().trash();
            return gone.stream().flatMap(id -> trash.stream().filter(item -> has(item, id)).limit(1))
                    .map(TrashItem::id).distinct().toList();
        } catch (EngineException e) {
            LOG.log(Level.WARNING, "looking for removed images in the trash", e);
            return List.of();
        }
    }

    private static boolean has(TrashItem item, Digest image) {
        return item.images().stream().anyMatch(each -> each.id().equals(image));
    }

    /** Brings back what removals took; says which names are taken by others now. */
    void restore(Engine engine, List<String> items) {
        engine.store().ifPresent(store -> {
            ObservableValue<String> title = bench.texts().of("library.restore.job");
            doing.run(title, title.getValue(), progress -> {
                var taken = new ArrayList<ImageReference>();
                for (String item : items) {
                    taken.addAll(store.restore(item));
                }
                return taken;
            }, taken -> bench.notices().tell(taken.isEmpty()
                    ? bench.texts().of("library.restored")
                    : bench.texts().of("library.restored.taken",
                            taken.stream().map(ImageReference::familiar).collect(Collectors.joining(", ")))));
        });
    }

    /**
     * Asks once more, since nothing brings this back.
     *
     * @param items what was shown; what others removed since stays
     */
    void emptyTrash(Engine engine, List<String> items) {
        engine.store().ifPresent(store -> bench.sheets().show(new EmptyTrashSheet(bench, library.contents(), items,
                () -> {
                    ObservableValue<String> title = bench.texts().of("library.empty.job");
                    doing.run(title, title.getValue(), progress -> empty(store, items),
                            bytes -> bench.notices().tell(bench.texts().of("library.empty.done",
                                    DockerText.size(bytes))));
                })));
    }

    private static long empty(StoreService store, List<String> items) throws EngineException {
        List<String> left = store.trash().stream().map(TrashItem::id).filter(items::contains).toList();
        // None named would mean all of them.
        return left.isEmpty() ? 0 : store.emptyTrash(left);
    }
}
