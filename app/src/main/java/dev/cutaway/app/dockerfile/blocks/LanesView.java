package dev.cutaway.app.dockerfile.blocks;

import dev.cutaway.app.control.LayerColor;
import dev.cutaway.app.dockerfile.blocks.board.ArrowRoutes.Route;
import dev.cutaway.app.dockerfile.blocks.board.Board;
import dev.cutaway.app.dockerfile.blocks.board.BuiltCard;
import dev.cutaway.app.dockerfile.blocks.board.BuiltCards;
import dev.cutaway.app.dockerfile.blocks.board.Card;
import dev.cutaway.app.dockerfile.blocks.board.Lane;
import dev.cutaway.app.dockerfile.blocks.board.LaneLayout;
import dev.cutaway.app.dockerfile.blocks.board.LaneLayout.Box;
import dev.cutaway.app.dockerfile.blocks.board.Spot;
import dev.cutaway.app.text.Texts;
import dev.cutaway.dockerfile.check.Finding;
import dev.cutaway.engine.api.DockerText;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** The stages as lanes of cards, and the arrows between them. One card is chosen; keys are the owner's. */
final class LanesView extends ScrollPane {

    private static final double EDGE = 28;
    private static final double STEP = 9;
    private static final double MARK = 4;

    /** Makes a card draggable. */
    interface Draggable {
        void card(CardView card);
    }

    private final Texts texts;
    private final BlocksModel model;
    private final LaneView.Actions actions;
    private final Draggable draggable;
    private final Group arrows = new Group();
    private final Pane content = new Pane();
    private final Region mark = new Region();
    private final List<CardView> cards = new ArrayList<>();
    private final List<LaneView> lanes = new ArrayList<>();
    private LaneLayout layout;

    LanesView(Texts texts, BlocksModel model, LaneView.Actions actions, Draggable draggable) {
        this.texts = texts;
        this.model = model;
        this.actions = actions;
        this.draggable = draggable;
        layout = LaneLayout.of(model.board(), 0);
        getStyleClass().add("lanes-view");
        setFocusTraversable(false);
        setPannable(false);
        content.getStyleClass().add("lanes");
        content.setFocusTraversable(true);
        content.setAccessibleRole(AccessibleRole.LIST_VIEW);
        content.setOnMousePressed(press -> {
            content.requestFocus();
            press.consume();
        });
        arrows.setManaged(false);
        arrows.setMouseTransparent(true);
        mark.getStyleClass().add("insertion");
        mark.setManaged(false);
        mark.setMouseTransparent(true);
        mark.setVisible(false);
        setContent(content);
        viewportBoundsProperty().subscribe((was, is) -> {
            if (was.getWidth() != is.getWidth()) {
                show();
            }
        });
        model.boardProperty().subscribe(_ -> show());
        model.builtProperty().subscribe(_ -> show());
        model.findingsProperty().subscribe(_ -> show());
        model.selectedProperty().subscribe(_ -> select());
    }

    /** What has the focus when a card is chosen by keys. */
    Node focus() {
        return content;
    }

    private void show() {
        Board board = model.board();
        layout = LaneLayout.of(board, getViewportBounds().getWidth());
        content.setMinSize(layout.width(), Math.max(layout.height(), getViewportBounds().getHeight()));
        content.setPrefSize(layout.width(), layout.height());
        content.setAccessibleText(texts.text("blocks.lanes", board.stages()));
        fit(board);
        BuiltCards built = model.builtProperty().get();
        Map<Integer, List<Finding>> findings = new HashMap<>();
        model.findingsProperty().get()
                .forEach(one -> findings.computeIfAbsent(one.statement(), _ -> new ArrayList<>()).add(one));
        for (int i = 0; i < board.lanes().size(); i++) {
            Lane lane = board.lanes().get(i);
            Box box = layout.lanes().get(i);
            for (Card card : lane.cards()) {
                CardView view = cards.get(card.index());
                view.show(card, findings.getOrDefault(card.index(), List.of()), built.card(card.index()));
                view.resizeRelocate(box.x() + LaneLayout.INSET, box.cardY(card.index() - lane.start()),
                        box.width() - 2 * LaneLayout.INSET, LaneLayout.CARD);
            }
        }
        draw(built);
        select();
    }

    /** As many views as there are lanes and cards; those that are there are used again. */
    private void fit(Board board) {
        boolean same = cards.size() == board.size() && lanes.size() == board.lanes().size();
        while (cards.size() < board.size()) {
            var card = new CardView(texts);
            card.setManaged(false);
            card.setOnMousePressed(press -> {
                content.requestFocus();
                model.select(card.index());
                press.consume();
            });
            draggable.card(card);
            cards.add(card);
        }
        while (cards.size() > board.size()) {
            cards.removeLast();
        }
        while (lanes.size() < board.lanes().size()) {
            var lane = new LaneView(texts, actions);
            lane.nodes().forEach(node -> node.setManaged(false));
            lanes.add(lane);
        }
        while (lanes.size() > board.lanes().size()) {
            lanes.removeLast();
        }
        if (!same || content.getChildren().isEmpty()) {
            var all = new ArrayList<Node>();
            lanes.forEach(lane -> all.addAll(lane.nodes()));
            all.addAll(cards);
            all.add(arrows);
            all.add(mark);
            content.getChildren().setAll(all);
        }
    }

    private void draw(BuiltCards built) {
        var drawn = new ArrayList<Node>();
        for (Route route : layout.routes()) {
            BuiltCard card = built.card(route.links().getFirst().statement());
            LayerColor color = card == null || card.color() == null || card.color().isBase() ? null : card.color();
            drawn.add(new ArrowView(route, color));
        }
        arrows.getChildren().setAll(drawn);
    }

    private void select() {
        int selected = model.selected();
        Board board = model.board();
        if (cards.size() != board.size()) {
            return;
        }
        Lane chosen = selected < 0 ? null : board.laneOf(selected);
        for (CardView card : cards) {
            card.select(card.index() == selected);
        }
        BuiltCards built = model.builtProperty().get();
        for (int i = 0; i < lanes.size(); i++) {
            Lane lane = board.lanes().get(i);
            long bytes = built.bytes(board, lane);
            lanes.get(i).show(lane, board.isLast(lane), lane.equals(chosen), bytes > 0 ? DockerText.size(bytes) : "",
                    layout.lanes().get(i));
        }
        boolean first = chosen != null && selected == chosen.start();
        arrows.getChildren().forEach(arrow -> ((ArrowView) arrow).light(selected,
                first && chosen != null ? chosen.stage() : Integer.MIN_VALUE));
    }

    /** Lets the name of the chosen card's stage be typed. */
    void rename() {
        if (model.selected() >= 0) {
            Board board = model.board();
            lanes.get(board.lanes().indexOf(board.laneOf(model.selected()))).rename();
        }
    }

    // ---- places ----

    /** Where something dropped at a place of the scene would go; null for nowhere. */
    @Nullable
    Spot spotAt(Point2D scene, boolean mayBeGlobal) {
        if (!localToScene(getLayoutBounds()).contains(scene)) {
            return null;
        }
        Point2D at = content.sceneToLocal(scene);
        Spot spot = layout.spotAt(at.getX(), at.getY());
        return spot == null ? null : model.edits().allowed(spot, mayBeGlobal);
    }

    /** Marks where something would go; null for nothing. */
    void mark(@Nullable Spot spot) {
        mark.setVisible(spot != null);
        if (spot != null) {
            Box box = layout.lanes().get(spot.lane());
            double y = box.cardY(spot.position()) - LaneLayout.GAP / 2 - MARK / 2;
            mark.resizeRelocate(box.x() + LaneLayout.INSET + 2, y, box.width() - 2 * LaneLayout.INSET - 4, MARK);
        }
    }

    /** Scrolls on when something is held near an edge. */
    void scrollNear(Point2D scene) {
        Point2D at = sceneToLocal(scene);
        double width = content.getWidth() - getViewportBounds().getWidth();
        double height = content.getHeight() - getViewportBounds().getHeight();
        if (width > 0) {
            setHvalue(Math.clamp(getHvalue() + towards(at.getX(), getWidth()) / width, 0, 1));
        }
        if (height > 0) {
            setVvalue(Math.clamp(getVvalue() + towards(at.getY(), getHeight()) / height, 0, 1));
        }
    }

    private static double towards(double at, double length) {
        return at < EDGE ? -STEP : at > length - EDGE ? STEP : 0;
    }

    /** Brings the chosen card into view. */
    void reveal() {
        int selected = model.selected();
        if (selected < 0) {
            return;
        }
        Lane lane = model.board().laneOf(selected);
        Box box = layout.lanes().get(model.board().lanes().indexOf(lane));
        double y = box.cardY(selected - lane.start());
        setVvalue(scrolled(getVvalue(), y - LaneLayout.HEAD, y + LaneLayout.CARD + LaneLayout.GAP,
                content.getHeight(), getViewportBounds().getHeight()));
        setHvalue(scrolled(getHvalue(), box.x() - LaneLayout.MARGIN, box.right() + LaneLayout.MARGIN,
                content.getWidth(), getViewportBounds().getWidth()));
    }

    private static double scrolled(double value, double from, double to, double length, double window) {
        double hidden = length - window;
        if (hidden <= 0) {
            return 0;
        }
        double top = value * hidden;
        double next = from < top ? from : to > top + window ? to - window : top;
        return Math.clamp(next / hidden, 0, 1);
    }

    /** The card beside the chosen one in another column, at about the same height; the chosen one where there is none. */
    int beside(int by) {
        Board board = model.board();
        Lane lane = board.laneOf(model.selected());
        Box box = layout.lanes().get(board.lanes().indexOf(lane));
        double y = box.middle(model.selected() - lane.start());
        int best = model.selected();
        double nearest = Double.MAX_VALUE;
        for (int i = 0; i < board.lanes().size(); i++) {
            Box other = layout.lanes().get(i);
            for (int card = 0; other.column() == box.column() + by && card < other.cards(); card++) {
                double off = Math.abs(other.middle(card) - y);
                if (off < nearest) {
                    nearest = off;
                    best = board.lanes().get(i).start() + card;
                }
            }
        }
        return best;
    }
}
