package dev.cutaway.app.layers.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Which layers of the image the page is about: the selected one, which everything follows; perhaps a second one, that
 * it is compared with or that killed its bytes; and whether the page shows what lies below it too. For the UI thread.
 */
public final class LayerSelection {

    /** No layer. */
    public static final int NONE = -1;

    private final List<Runnable> listeners = new ArrayList<>();
    private final int layers;
    private int selected;
    private int second = NONE;
    private int killer = NONE;
    private boolean upToHere;

    /** Starts with the newest of this many layers; with none where there are none. */
    public LayerSelection(int layers) {
        this.layers = layers;
        this.selected = layers - 1;
    }

    /** The same selection with nobody listening: for a page that is built anew, whose old parts must not follow it. */
    public LayerSelection copy() {
        var copy = new LayerSelection(layers);
        copy.selected = selected;
        copy.second = second;
        copy.killer = killer;
        copy.upToHere = upToHere;
        return copy;
    }

    /** Runs this after every change. */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    /** The selected layer, 0 for the lowest; {@link #NONE} only where the image has no layers. */
    public int selected() {
        return selected;
    }

    /** The layer outlined beside it; {@link #NONE} for none. */
    public int second() {
        return second;
    }

    /** The layer that killed the bytes the page points at; {@link #NONE} for none. It is the second one then. */
    public int killer() {
        return killer;
    }

    /** True while the page shows the file system as the selected layer leaves it. */
    public boolean isUpToHere() {
        return upToHere;
    }

    /** Selects a layer; there is no second one afterwards. */
    public void select(int layer) {
        change(layer, NONE, NONE, upToHere);
    }

    /** Keeps the selected layer and sets another beside it; {@link #NONE} for none. */
    public void compareWith(int layer) {
        change(selected, layer == selected ? NONE : layer, NONE, upToHere);
    }

    /** Selects the layer that brought bytes, and points at the one that killed them. */
    public void pointAtKill(int broughtBy, int killedBy) {
        change(broughtBy, killedBy, killedBy, upToHere);
    }

    /** Takes back what {@link #pointAtKill} points at. */
    public void pointAtNothing() {
        change(selected, killer == NONE ? second : NONE, NONE, upToHere);
    }

    /** Says whether the page shows what lies below the selected layer too. */
    public void setUpToHere(boolean now) {
        change(selected, second, killer, now);
    }

    private void change(int newSelected, int newSecond, int newKiller, boolean newUpToHere) {
        boolean same = newSelected == selected && newSecond == second && newKiller == killer
                && newUpToHere == upToHere;
        if (same || layers == 0 || newSelected < 0 || newSelected >= layers) {
            return;
        }
        selected = newSelected;
        second = newSecond;
        killer = newKiller;
        upToHere = newUpToHere;
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
