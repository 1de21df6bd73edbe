package dev.cutaway.app.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The pages that were shown, in order, and which of them is shown now. */
public final class PageHistory implements Navigator {

    /** Pages hold images in memory, so the history ends somewhere. */
    static final int LONGEST = 50;

    private final List<Page> pages = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Page> current;
    private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canGoForward = new ReadOnlyBooleanWrapper();
    private int position;

    /** Starts at a page, which is never forgotten. */
    public PageHistory(Page first) {
        pages.add(first);
        current = new ReadOnlyObjectWrapper<>(first);
    }

    @Override
    public void go(Page page) {
        if (page == current.get()) {
            return;
        }
        pages.subList(position + 1, pages.size()).clear();
        pages.add(page);
        if (pages.size() > LONGEST) {
            pages.remove(1);
        }
        moveTo(pages.size() - 1);
    }

    @Override
    public void back() {
        if (position > 0) {
            moveTo(position - 1);
        }
    }

    @Override
    public void forward() {
        if (position < pages.size() - 1) {
            moveTo(position + 1);
        }
    }

    @Override
    public void forget(Page page) {
        if (page == pages.getFirst()) {
            return;
        }
        int left = position;
        var kept = new ArrayList<Page>();
        for (int i = 0; i < pages.size(); i++) {
            Page each = pages.get(i);
            boolean again = !kept.isEmpty() && kept.getLast() == each;
            if (each != page && !again) {
                kept.add(each);
            } else if (i <= position) {
                left--;
            }
        }
        pages.clear();
        pages.addAll(kept);
        moveTo(Math.clamp(left, 0, pages.size() - 1));
    }

    private void moveTo(int target) {
        position = target;
        canGoBack.set(position > 0);
        canGoForward.set(position < pages.size() - 1);
        current.set(pages.get(position));
    }

    @Override
    public ReadOnlyObjectProperty<Page> currentProperty() {
        return current.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyBooleanProperty canGoBackProperty() {
        return canGoBack.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyBooleanProperty canGoForwardProperty() {
        return canGoForward.getReadOnlyProperty();
    }
}
