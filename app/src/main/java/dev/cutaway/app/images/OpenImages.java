package dev.cutaway.app.images;

import dev.cutaway.app.shell.Navigator;
import dev.cutaway.app.shell.Page;
import dev.cutaway.app.shell.RailEntry;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.task.Phases;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.archive.ArchivedImage;
import dev.cutaway.inspector.image.ImageInspector;
import dev.cutaway.inspector.image.InspectedImage;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Opens images, knows which are open, closes them. For the UI thread; reading happens on others. */
public final class OpenImages {

    /** What opening a file brings: the file, and its image where it has just one. */
    private record Opened(ImageFile file, @Nullable InspectedImage only) implements AutoCloseable {
        @Override
        public void close() {
            file.close();
        }
    }

    /**
     * One image of an archive that has several.
     *
     * @param waiting told once it is there
     */
    private record One(ImageFile file, ArchivedImage image, List<Consumer<ImageSlot>> waiting) {}

    private final Workbench bench;
    private final ImageInspector inspector;
    private final ImagePages pages;
    private final Page home;
    private final ObservableValue<String> figure;
    private final ObservableList<RailEntry> entries = FXCollections.observableArrayList();
    private final ObservableList<OpenImage> images = FXCollections.observableArrayList();
    // One view for all: a view without a user is collected, and its listeners with it.
    private final ObservableList<RailEntry> entriesView = FXCollections.unmodifiableObservableList(entries);
    private final ObservableList<OpenImage> imagesView = FXCollections.unmodifiableObservableList(images);
    private final Map<ImageSlot, ImageOrigin> origins = new HashMap<>();
    private final Map<ImageSlot, OpenImage> shown = new HashMap<>();
    private final Map<ImageSlot, Runnable> reopen = new HashMap<>();
    private final Map<ImageSlot, One> ones = new HashMap<>();
    private final Map<ImageSlot, List<Consumer<ImagePage>>> waiting = new HashMap<>();

    /**
     * @param inspector reads layers
     * @param pages makes the pages of images
     * @param home the page above them all
     */
    public OpenImages(Workbench bench, ImageInspector inspector, ImagePages pages, Page home) {
        this.bench = bench;
        this.inspector = inspector;
        this.pages = pages;
        this.home = home;
        this.figure = new Totals(bench.texts(), images).figure();
    }

    /** What is open, for the rail: images, archives with several, and what failed or is not there yet. */
    public ObservableList<RailEntry> entries() {
        return entriesView;
    }

    /** The open images. */
    public ObservableList<OpenImage> images() {
        return imagesView;
    }

    /** What the open images weigh apart and together, in words; empty while there are less than two. */
    public ObservableValue<String> figure() {
        return figure;
    }

    /** Opens files and folders and goes to the first of them; one that is open already is just gone to. */
    public void open(List<Path> paths) {
        ImageSlot first = null;
        for (Path path : paths) {
            ImageSlot slot = open(new ImageOrigin.Chosen(path.toAbsolutePath().normalize()));
            first = first == null ? slot : first;
        }
        if (first != null) {
            bench.navigator().go(first);
        }
    }

    /** Opens a sample and goes to it. */
    public void open(SampleImage sample) {
        bench.navigator().go(open(new ImageOrigin.Sample(sample)));
    }

    /**
     * Opens an image that an engine keeps and goes to it.
     *
     * @param then given its page once it is there
     */
    public void open(ImageSource source, Consumer<ImagePage> then) {
        ImageSlot slot = open(new ImageOrigin.Kept(source));
        if (slot.inner().orElse(null) instanceof ImagePage page) {
            then.accept(page);
        } else {
            waiting.computeIfAbsent(slot, _ -> new ArrayList<>()).add(then);
        }
        bench.navigator().go(slot);
    }

    private ImageSlot open(ImageOrigin origin) {
        for (Map.Entry<ImageSlot, ImageOrigin> open : origins.entrySet()) {
            if (open.getValue().equals(origin)) {
                return open.getKey();
            }
        }
        ImageSlot slot = newSlot(home, origin.name());
        origins.put(slot, origin);
        start(slot, () -> load(slot, origin));
        return slot;
    }

    private ImageSlot newSlot(Page parent, ObservableValue<String> name) {
        var slot = new ImageSlot(bench, parent, name, figure, this::close, again -> reopenOf(again).run());
        entries.add(new RailEntry(slot, slot.icon(), slot::close));
        return slot;
    }

    private Runnable reopenOf(ImageSlot slot) {
        return reopen.getOrDefault(slot, () -> {
        });
    }

    private void start(ImageSlot slot, Runnable loading) {
        reopen.put(slot, () -> {
            forgetImage(slot);
            slot.release();
            loading.run();
        });
        loading.run();
    }

    private void load(ImageSlot slot, ImageOrigin origin) {
        slot.await(origin.describe(), progress -> read(origin, progress), opened -> {
            if (origin instanceof ImageOrigin.Chosen(Path path)) {
                bench.settings().addRecent(path);
            }
            if (opened.only() == null) {
                slot.show(new ImageChoice(opened.file(), origin, bench, home, this), ImageChoice.picture(),
                        opened.file());
            } else {
                show(slot, new OpenImage(opened.only(), opened.file()));
            }
        });
    }

    private Opened read(ImageOrigin origin, Progress progress) throws IOException {
        var phases = new Phases(progress);
        ImageFile file = ImageFile.open(origin, inspector, phases.next());
        try {
            List<ArchivedImage> found = file.images();
            return new Opened(file, found.size() == 1 ? file.inspect(found.getFirst(), phases.next()) : null);
        } catch (IOException | RuntimeException | Error e) {
            file.close();
            throw e;
        }
    }

    private void show(ImageSlot slot, OpenImage image) {
        images.add(image);
        shown.put(slot, image);
        ImagePage page = pages.create(image, images());
        slot.show(page, new MiniStack(image.inspected().layers().size(), 14, 14), image.file());
        List<Consumer<ImagePage>> waited = waiting.remove(slot);
        if (waited != null) {
            waited.forEach(each -> each.accept(page));
        }
    }

    /** Opens one image of an archive that has several; goes nowhere. */
    ImageSlot openOne(ImageFile file, ArchivedImage image, Page parent, Consumer<ImageSlot> then) {
        for (Map.Entry<ImageSlot, One> one : ones.entrySet()) {
            if (one.getValue().image().equals(image) && one.getValue().file() == file) {
                if (shown.containsKey(one.getKey())) {
                    then.accept(one.getKey());
                } else {
                    one.getValue().waiting().add(then);
                }
                return one.getKey();
            }
        }
        String name = OpenImage.name(image, file);
        ImageSlot slot = newSlot(parent, new ReadOnlyStringWrapper(name));
        var wanted = new One(file, image, new ArrayList<>(List.of(then)));
        ones.put(slot, wanted);
        start(slot, () -> slot.await(file.path() + ", " + name, progress -> {
            ImageFile mine = file.retain();
            try {
                return new Opened(mine, mine.inspect(image, progress));
            } catch (IOException | RuntimeException | Error e) {
                mine.close();
                throw e;
            }
        }, opened -> {
            if (opened.only() != null) {
                show(slot, new OpenImage(opened.only(), opened.file()));
                wanted.waiting().forEach(each -> each.accept(slot));
                wanted.waiting().clear();
            }
        }));
        return slot;
    }

    /** Opens two images of an archive and shows how the second differs from the first. */
    void compare(ImageFile file, ArchivedImage one, ArchivedImage two, Page parent) {
        Navigator navigator = bench.navigator();
        navigator.go(openOne(file, one, parent, left -> openOne(file, two, parent, right -> {
            OpenImage other = shown.get(right);
            if (other != null && left.inner().orElse(null) instanceof ImagePage page) {
                page.compareWith(other);
            }
        })));
    }

    private void forgetImage(ImageSlot slot) {
        OpenImage image = shown.remove(slot);
        if (image != null) {
            images.remove(image);
        }
    }

    private void close(ImageSlot slot) {
        if (!entries.removeIf(entry -> entry.page() == slot)) {
            return;
        }
        origins.remove(slot);
        reopen.remove(slot);
        ones.remove(slot);
        waiting.remove(slot);
        forgetImage(slot);
        slot.release();
        bench.navigator().forget(slot);
    }

    /** Closes everything. */
    public void closeAll() {
        List.copyOf(entries).forEach(entry -> entry.close().run());
    }
}
