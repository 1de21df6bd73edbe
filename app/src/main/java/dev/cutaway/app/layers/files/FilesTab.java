package dev.cutaway.app.layers.files;

import dev.cutaway.app.control.EmptyState;
import dev.cutaway.app.layers.model.ImageContext;
import dev.cutaway.app.layers.model.ImageFacts;
import dev.cutaway.app.layers.model.ImageText;
import dev.cutaway.app.layers.model.LayerSelection;
import dev.cutaway.inspector.tree.Change;
import dev.cutaway.inspector.tree.Outline.Mode;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;

/** The Files tab: tool row, table, and below them the preview of the selected path. */
public final class FilesTab extends BorderPane {

    private final FilesModel model;
    private final FilesTable table;
    private final FilesBar bar;
    private final LayerSelection selection;
    private final Runnable leave;
    private final PathMenu menu;
    private boolean shown = true;

    /**
     * @param preview shown below the table
     * @param leave gives the keyboard to the stack
     * @param menu what can be done with the selected path
     */
    public FilesTab(ImageContext context, Node preview, Runnable leave, PathMenu menu) {
        this.selection = context.selection();
        this.leave = leave;
        this.menu = menu;
        ImageFacts facts = context.facts();
        ImageText text = context.text();
        getStyleClass().add("files-tab");
        model = new FilesModel(facts.finished(), context.tasks(), context::unexpected);
        var bars = new LayerBars(facts, context.tasks(), context::unexpected);
        table = new FilesTable(model, facts, bars, context.palette(), text);
        bar = new FilesBar(model, facts, table, text);
        table.setPlaceholder(facts.layers().isEmpty()
                ? new EmptyState(null, text.of("image.stack.none.title"), text.of("image.stack.none.text"))
                : new EmptyState(null, text.of("image.files.none.title"), text.of("image.files.none.text")));
        var split = new SplitPane(new BorderPane(table, bar, null, null, null), preview);
        split.setOrientation(javafx.geometry.Orientation.VERTICAL);
        split.setDividerPositions(0.62);
        SplitPane.setResizableWithParent(preview, false);
        setCenter(split);
        bar.mode().valueProperty().subscribe(_ -> follow());
        selection.addListener(this::follow);
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::diveKeys);
        table.setContextMenu(menu.contextMenu(table.selectedNodeProperty()::get));
        follow();
    }

    /** The node whose row is selected; −1 for none yet. */
    public ReadOnlyIntegerProperty selectedNodeProperty() {
        return table.selectedNodeProperty();
    }

    /** Puts the caret into the filter. */
    public void focusFilter() {
        bar.focusPattern();
    }

    /** Gives the keyboard to the table. */
    public void focusTable() {
        table.requestFocus();
    }

    /** Chooses between one layer and all up to it. */
    public void setMode(Mode mode) {
        bar.mode().valueProperty().set(mode);
    }

    /** Says whether the tab is the one that is seen: only then the stack shows what lies above the selected layer dimmed. */
    public void setShown(boolean now) {
        shown = now;
        follow();
    }

    /** Unfolds the way to a node and selects it. */
    public void reveal(int node) {
        table.reveal(node);
        model.reveal(node);
    }

    private void follow() {
        selection.setUpToHere(shown && bar.mode().getValue() == Mode.UP_TO_HERE);
        model.show(selection.selected(), bar.mode().getValue());
        bar.show(selection.selected());
    }

    /** The keys that people know from dive. */
    private void diveKeys(KeyEvent event) {
        boolean control = event.isControlDown() && !event.isShiftDown() && !event.isAltDown();
        Runnable action = control ? switch (event.getCode()) {
            case F -> bar::focusPattern;
            case A -> () -> bar.flip(Change.ADDED);
            case R -> () -> bar.flip(Change.DELETED);
            case M -> () -> bar.flip(Change.CHANGED);
            case U -> bar.toggles()::flipUnchanged;
            case L -> this::otherMode;
            case B -> table::toggleAttributes;
            case O -> table::toggleSort;
            case E -> () -> menu.export(table.selectedNodeProperty().get());
            default -> null;
        } : switch (event.getCode()) {
            case TAB -> event.isShiftDown() ? null : leave;
            default -> null;
        };
        if (action != null) {
            action.run();
            event.consume();
        }
    }

    private void otherMode() {
        setMode(bar.mode().getValue() == Mode.UP_TO_HERE ? Mode.ONLY_THIS_LAYER : Mode.UP_TO_HERE);
    }
}
