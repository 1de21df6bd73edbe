package dev.cutaway.app.layers.files;

import dev.cutaway.app.task.Tasks;
import dev.cutaway.inspector.tree.ImageTree;
import dev.cutaway.inspector.tree.Outline;
import dev.cutaway.inspector.tree.Outline.Mode;
import dev.cutaway.inspector.tree.RowFilter;
import dev.cutaway.inspector.tree.Sort;
import dev.cutaway.inspector.tree.TreeState;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Which rows the file table shows. The outline is changed off the UI thread, one change after the other; what is asked
 * for while it works is done in one go afterwards, and only the newest rows come back. Called on the UI thread.
 */
final class FilesModel {

    /** At first, and after each new filter, so many rows are unfolded at most. */
    private static final int FIRST_ROWS = 24;
    private static final int FOUND_ROWS = 400;
    private static final int FIRST_LEVELS = 2;

    private final ImageTree tree;
    private final Tasks tasks;
    private final Consumer<Throwable> failed;
    private final StateCache states;
    private final List<Consumer<Outline>> pending = new ArrayList<>();
    private final ReadOnlyObjectWrapper<@Nullable Rows> rows = new ReadOnlyObjectWrapper<>();
    private @Nullable Outline outline;
    private boolean busy;
    private int wantedLayer;
    private Mode wantedMode;
    private RowFilter wantedFilter = RowFilter.ALL;
    private Sort wantedSort = Sort.LARGEST_FIRST;

    /**
     * Starts with the merged file system of all layers, largest first.
     *
     * @param finished the file system after the last layer
     * @param failed is told what should not go wrong
     */
    FilesModel(TreeState finished, Tasks tasks, Consumer<Throwable> failed) {
        tree = finished.tree();
        this.tasks = tasks;
        this.failed = failed;
        states = new StateCache(finished);
        wantedLayer = tree.layerCount() - 1;
        wantedMode = Mode.UP_TO_HERE;
        change(fresh -> {
            fresh.sort(Sort.LARGEST_FIRST);
            unfoldFirst(fresh);
        });
    }

    /** At first a small tree is seen whole; of a large one, the way to where most bytes are. */
    private void unfoldFirst(Outline fresh) {
        fresh.expandWhileFits(FIRST_ROWS);
        int folder = 0;
        for (int level = 0; level < FIRST_LEVELS && fresh.selectedCount() > FIRST_ROWS; level++) {
            int largest = -1;
            for (int child = tree.firstChild(folder); child < tree.firstChild(folder)
                    + tree.childCount(folder); child++) {
                boolean more = largest < 0 || fresh.state().bytes(child) > fresh.state().bytes(largest);
                largest = tree.childCount(child) > 0 && more ? child : largest;
            }
            if (largest < 0) {
                return;
            }
            fresh.setExpanded(largest, true);
            folder = largest;
        }
    }

    /** What is to be shown; null until it was worked out for the first time. */
    ReadOnlyObjectProperty<@Nullable Rows> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    Mode mode() {
        return wantedMode;
    }

    Sort sort() {
        return wantedSort;
    }

    RowFilter filter() {
        return wantedFilter;
    }

    /** Shows another layer or mode. */
    void show(int layer, Mode mode) {
        if (layer != wantedLayer || mode != wantedMode) {
            wantedLayer = layer;
            wantedMode = mode;
            change(now -> now.show(states.upTo(layer), mode));
        }
    }

    /** Shows only what the filter wants, and unfolds the way to it. */
    void filter(RowFilter filter) {
        boolean patternGone = filter.pattern() == null && wantedFilter.pattern() != null;
        boolean searches = filter.pattern() != null || filter.minBytes() > wantedFilter.minBytes();
        wantedFilter = filter;
        change(now -> {
            now.filter(filter);
            if (searches || patternGone) {
                if (searches) {
                    now.expandWhileFits(FOUND_ROWS);
                } else {
                    unfoldFirst(now);
                }
            }
        });
    }

    /** Puts the rows of each folder in another order. */
    void sort(Sort sort) {
        wantedSort = sort;
        change(now -> now.sort(sort));
    }

    /** Folds or unfolds a folder. */
    void setExpanded(int node, boolean unfold) {
        change(now -> now.setExpanded(node, unfold));
    }

    /** Unfolds all folders. */
    void expandAll() {
        change(Outline::expandAll);
    }

    /** Folds all folders. */
    void collapseAll() {
        change(Outline::collapseAll);
    }

    /** Unfolds the folders above a node. */
    void reveal(int node) {
        change(now -> now.reveal(node));
    }

    private void change(Consumer<Outline> change) {
        pending.add(change);
        if (!busy) {
            work();
        }
    }

    private void work() {
        busy = true;
        List<Consumer<Outline>> batch = List.copyOf(pending);
        pending.clear();
        tasks.startQuietly(_ -> apply(batch), this::deliver, problem -> {
            busy = false;
            failed.accept(problem);
            // What was asked for meanwhile may well succeed.
            if (!pending.isEmpty()) {
                work();
            }
        });
    }

    /** On the worker: it alone touches outline and states, and never two at once. */
    private Rows apply(List<Consumer<Outline>> batch) {
        Outline now = outline;
        if (now == null) {
            now = new Outline(states.upTo(tree.layerCount() - 1));
            outline = now;
        }
        for (Consumer<Outline> change : batch) {
            change.accept(now);
        }
        return Rows.of(now);
    }

    private void deliver(Rows fresh) {
        busy = false;
        if (pending.isEmpty()) {
            rows.set(fresh);
        } else {
            work();
        }
    }
}
