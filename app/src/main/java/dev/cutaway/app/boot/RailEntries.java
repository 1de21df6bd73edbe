package dev.cutaway.app.boot;

import dev.cutaway.app.shell.RailEntry;

import java.util.ArrayList;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/** Several lists of what is open as one, for the rail. */
final class RailEntries {

    private RailEntries() {}

    /** One list that follows both, the first one's entries first. */
    static ObservableList<RailEntry> of(ObservableList<RailEntry> first, ObservableList<RailEntry> second) {
        ObservableList<RailEntry> all = FXCollections.observableArrayList();
        ListChangeListener<RailEntry> changed = change -> {
            var now = new ArrayList<>(first);
            now.addAll(second);
            all.setAll(now);
        };
        first.addListener(changed);
        second.addListener(changed);
        all.addAll(first);
        all.addAll(second);
        return all;
    }
}
