package dev.cutaway.app.library;

import dev.cutaway.app.task.Job;
import dev.cutaway.app.task.Tasks;
import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.image.ImageQuery;
import dev.cutaway.engine.api.image.ImageSummary;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** Which images the list shows: those of a group that fit what was typed. Docker's conditions the engine applies. */
final class ShownImages {

    private final Library library;
    private final Tasks tasks;
    private final ObservableList<KeptImage> all = FXCollections.observableArrayList();
    private final FilteredList<KeptImage> shown = new FilteredList<>(all);
    private final ObjectProperty<Group> group = new SimpleObjectProperty<>(Group.ALL);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private Contents contents = Contents.NONE;
    private ListFilter filter = ListFilter.NONE;
    /** What the engine lets through; null for all. */
    private @Nullable Set<Digest> through;
    private @Nullable Job asking;

    ShownImages(Library library, Tasks tasks) {
        this.library = library;
        this.tasks = tasks;
        group.addListener((property, before, now) -> apply());
        apply();
    }

    /** The images to show, in the order of the engine. */
    ObservableList<KeptImage> list() {
        return shown;
    }

    /** The chip that is on. */
    ObjectProperty<Group> groupProperty() {
        return group;
    }

    /** What is wrong with the conditions, in the engine's words; empty for nothing. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Takes other contents. */
    void show(Contents now) {
        contents = now;
        all.setAll(contents.images());
        ask();
    }

    /** Takes what was typed. */
    void type(String typed) {
        ListFilter before = filter;
        filter = ListFilter.parse(typed);
        if (!filter.conditions().equals(before.conditions())) {
            ask();
        }
        apply();
    }

    private void ask() {
        if (asking != null) {
            asking.cancel();
            asking = null;
        }
        problem.set("");
        Filters conditions = filter.conditions();
        if (conditions.isEmpty() || library.engine().isEmpty()) {
            through = null;
            apply();
            return;
        }
        var images = library.engine().get().images();
        asking = tasks.startQuietly(progress -> images.list(new ImageQuery(true, false, conditions)).stream()
                .map(ImageSummary::id).collect(Collectors.toCollection(HashSet::new)), ids -> {
                    through = ids;
                    apply();
                }, thrown -> {
                    through = null;
                    problem.set(Objects.requireNonNullElse(thrown.getMessage(), thrown.getClass().getSimpleName()));
                    apply();
                });
    }

    private void apply() {
        Group only = group.get();
        Contents of = contents;
        ListFilter typed = filter;
        Set<Digest> ids = through;
        shown.setPredicate(
                image -> only.has(of, image) && typed.matches(image) && (ids == null || ids.contains(image.id())));
    }
}
