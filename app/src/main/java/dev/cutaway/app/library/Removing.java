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
import dev.cutaway.engine.api.store.TrashItem;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;

/** Removes images and brings them back. Our own store has a trash for that; for other engines removed is gone. */
final class Removing {

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

    /** What a removal came to. {@code trash}: what it can be taken back by. */
    private record Removed(int images, List<String> trash, List<Refused> refused) {}

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
            Set<String> before = trash(engine);
            var refused = new ArrayList<Refused>();
            for (KeptImage image : images) {
                try {
                    // Several names were all shown, and go with it; that alone needs no force of a person.
                    boolean force = forced || (image.names().size() > 1 && !image.isUsed());
                    engine.images().remove(image.id().toString(), force, false);
                } catch (EngineException e) {
                    if (e.reason() != Reason.CONFLICT) {
                        throw e;
                    }
                    refused.add(new Refused(image, e.text()));
                }
            }
            return new Removed(images.size() - refused.size(), since(engine, before), refused);
        }, removed -> {
            tell(engine, removed);
            if (!removed.refused().isEmpty()) {
                bench.sheets().show(new RefusedSheet(bench, removed.refused(), forced, () -> remove(engine,
                        removed.refused().stream().filter(Refused::canBeForced).map(Refused::image).toList(), true)));
            }
        });
    }

    void prune(Engine engine, Filters filters) {
        ObservableValue<String> title = bench.texts().of("library.prune.job");
        doing.run(title, title.getValue(), progress -> {
            Set<String> before = trash(engine);
            int there = engine.images().list(ImageQuery.EVERYTHING).size();
            engine.images().prune(filters);
            int left = engine.images().list(ImageQuery.EVERYTHING).size();
            return new Removed(there - left, since(engine, before), List.of());
        }, removed -> tell(engine, removed));
    }

    private void tell(Engine engine, Removed removed) {
        if (removed.images() == 0) {
            return;
        }
        if (removed.trash().isEmpty()) {
            bench.notices().tell(bench.texts().of("library.removed.gone", removed.images()));
        } else {
            bench.notices().tell(bench.texts().of("library.removed.trash", removed.images()),
                    new Notices.Answer(bench.texts().of("library.undo"), () -> restore(engine, removed.trash())));
        }
    }

    private static Set<String> trash(Engine engine) throws EngineException {
        return engine.store().isEmpty()
                ? Set.of()
                : engine.store().get().trash().stream().map(TrashItem::id).collect(Collectors.toSet());
    }

    private static List<String> since(Engine engine, Set<String> before) throws EngineException {
        var now = new HashSet<>(trash(engine));
        now.removeAll(before);
        return List.copyOf(now);
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

    /** Asks once more, since nothing brings this back. */
    void emptyTrash(Engine engine, List<String> items) {
        engine.store().ifPresent(store -> bench.sheets().show(new EmptyTrashSheet(bench, library.contents(), items,
                () -> {
                    ObservableValue<String> title = bench.texts().of("library.empty.job");
                    doing.run(title, title.getValue(), progress -> store.emptyTrash(items),
                            bytes -> bench.notices().tell(bench.texts().of("library.empty.done",
                                    DockerText.size(bytes))));
                })));
    }

}
