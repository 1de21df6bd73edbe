package dev.cutaway.app.dockerfile.blocks;

import dev.cutaway.app.build.run.StepRun;
import dev.cutaway.app.dockerfile.blocks.board.Board;
import dev.cutaway.app.dockerfile.blocks.board.Card;
import dev.cutaway.app.dockerfile.blocks.board.Lane;
import dev.cutaway.app.dockerfile.blocks.board.LaneLayout;
import dev.cutaway.app.dockerfile.blocks.board.NewInstruction;
import dev.cutaway.app.dockerfile.blocks.board.Spot;
import dev.cutaway.app.text.Texts;
import dev.cutaway.dockerfile.ParsedDockerfile;
import dev.cutaway.dockerfile.edit.DockerfileDocument;
import dev.cutaway.dockerfile.instruction.Arg;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Palette, lanes and form side by side, and the keys that work in all of them. */
final class BlocksPane extends StackPane implements LaneView.Actions {

    private static final KeyCombination UNDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination REDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN,
            KeyCombination.SHIFT_DOWN);
    private static final KeyCombination DUPLICATE = new KeyCodeCombination(KeyCode.D, KeyCombination.SHORTCUT_DOWN);

    private final Texts texts;
    private final BlocksModel model;
    private final DragGhost dragging;
    private final LanesView lanes;
    private final SidePane side;
    private final Label count = new Label();

    BlocksPane(Texts texts, BlocksModel model, Consumer<StepRun> openLayer) {
        this.texts = texts;
        this.model = model;
        var overlay = new Pane();
        overlay.setMouseTransparent(true);
        dragging = new DragGhost(overlay, this::lanes);
        lanes = new LanesView(texts, model, this, this::draggable);
        side = new SidePane(texts, model, openLayer);
        var palette = new PaletteList(texts, this::add, (item, each) -> dragging.draggable(item,
                () -> picture(new NewCard(each)), each::mayBeGlobal, spot -> dropped(each, spot)));
        VBox.setVgrow(lanes, Priority.ALWAYS);
        var parts = new BorderPane(new VBox(head(), lanes));
        parts.setLeft(palette);
        parts.setRight(side);
        getChildren().addAll(parts, overlay);
        model.boardProperty().subscribe(board -> {
            count.setText(texts.text("blocks.stages", board.stages()));
            palette.onlyFirst(board.lanes().isEmpty());
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::history);
        lanes.focus().addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private LanesView lanes() {
        return lanes;
    }

    private Node head() {
        count.getStyleClass().add("strong");
        count.setMinWidth(Region.USE_PREF_SIZE);
        var hint = new Label(texts.text("blocks.arrows"));
        hint.getStyleClass().add("secondary");
        hint.setMinWidth(0);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var add = new Button(texts.text("blocks.stage.add"));
        add.setGraphic(new FontIcon(Feather.PLUS));
        add.getStyleClass().addAll("flat", "compact");
        add.setMinWidth(Region.USE_PREF_SIZE);
        add.setOnAction(_ -> {
            List<Lane> all = model.board().lanes();
            if (all.isEmpty()) {
                add(NewInstruction.FROM);
            } else {
                addStage(all.getLast());
            }
        });
        var head = new HBox(count, hint, gap, add);
        head.getStyleClass().add("lanes-top");
        return head;
    }

    void focusLanes() {
        lanes.focus().requestFocus();
    }

    // ---- adding and dragging ----

    private void add(NewInstruction added) {
        if (model.add(added)) {
            fill();
        }
    }

    private void dropped(NewInstruction added, Spot spot) {
        if (model.add(added, spot)) {
            fill();
        }
    }

    /** What is added is filled in next. */
    private void fill() {
        lanes.layout();
        lanes.reveal();
        side.form().focusFirst();
    }

    private void draggable(CardView card) {
        dragging.draggable(card, () -> model.board().card(card.index()).isFrom() ? null : picture(card.index()),
                () -> model.board().card(card.index()).instruction() instanceof Arg,
                spot -> {
                    model.move(card.index(), spot);
                    lanes.reveal();
                });
    }

    private Region picture(int statement) {
        Card card = model.board().card(statement);
        var picture = new CardView(texts);
        picture.show(card, model.findings(statement), model.builtProperty().get().card(statement));
        return sized(picture);
    }

    private Region picture(NewCard added) {
        ParsedDockerfile parsed = DockerfileDocument.of(added.instruction().text()).parsed();
        var picture = new CardView(texts);
        picture.show(new Card(parsed.lines().statements().getFirst(), parsed.instructions().isEmpty()
                ? null
                : parsed.instructions().getFirst(), List.of()), List.of(), null);
        return sized(picture);
    }

    /** A card that does not stand anywhere yet. */
    private record NewCard(NewInstruction instruction) {}

    private static Region sized(CardView card) {
        card.setPrefSize(LaneLayout.NARROW - 2 * LaneLayout.INSET, LaneLayout.CARD);
        return card;
    }

    // ---- lanes ----

    @Override
    public boolean rename(Lane lane, String name) {
        return model.rename(lane, name);
    }

    @Override
    public void add(Lane lane, Node near) {
        var menu = new ContextMenu();
        int place = model.board().lanes().indexOf(lane);
        for (NewInstruction each : NewInstruction.values()) {
            if (lane.isGlobal() ? each.mayBeGlobal() : each != NewInstruction.FROM) {
                var item = new MenuItem(each.name());
                item.getStyleClass().add("mono");
                item.setOnAction(_ -> dropped(each, new Spot(place, lane.cards().size())));
                menu.getItems().add(item);
            }
        }
        menu.show(near, Side.BOTTOM, 0, 2);
    }

    @Override
    public void addStage(Lane after) {
        model.make(model.edits().addStage(after, NewInstruction.FROM.text()));
        fill();
    }

    @Override
    public void delete(Lane lane) {
        model.make(model.edits().delete(lane.start()));
    }

    // ---- keys ----

    private void history(KeyEvent event) {
        if (UNDO.match(event)) {
            if (!side.form().discardTyping()) {
                model.file().undo();
            }
            event.consume();
        } else if (REDO.match(event)) {
            model.file().redo();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && side.isFocusWithin()) {
            focusLanes();
            event.consume();
        }
    }

    private void key(KeyEvent event) {
        if (event.getTarget() != lanes.focus()) {
            return;
        }
        if (event.isAltDown()) {
            event.consume();
            switch (event.getCode()) {
                case UP -> model.step(-1);
                case DOWN -> model.step(1);
                default -> {
                    return;
                }
            }
            lanes.reveal();
        } else if (DUPLICATE.match(event)) {
            model.duplicate();
            lanes.reveal();
            event.consume();
        } else if (!event.isShortcutDown()) {
            plain(event);
        }
    }

    private void plain(KeyEvent event) {
        Board board = model.board();
        int selected = model.selected();
        switch (event.getCode()) {
            case UP -> model.select(Math.max(0, selected - 1));
            case DOWN -> model.select(Math.min(board.size() - 1, selected + 1));
            case LEFT -> besides(-1);
            case RIGHT -> besides(1);
            case HOME -> model.select(Math.min(0, board.size() - 1));
            case END -> model.select(board.size() - 1);
            case ENTER -> side.form().focusFirst();
            case DELETE, BACK_SPACE -> model.delete();
            case F2 -> {
                lanes.rename();
                event.consume();
                return;
            }
            default -> {
                return;
            }
        }
        event.consume();
        if (event.getCode() != KeyCode.ENTER) {
            lanes.reveal();
        }
    }

    private void besides(int by) {
        if (model.selected() >= 0) {
            model.select(lanes.beside(by));
        }
    }
}
