package dev.cutaway.app.dockerfile.blocks;

import dev.cutaway.app.build.run.StageNames;
import dev.cutaway.app.dockerfile.blocks.board.Lane;
import dev.cutaway.app.dockerfile.blocks.board.LaneLayout;
import dev.cutaway.app.dockerfile.blocks.board.LaneLayout.Box;
import dev.cutaway.app.text.Texts;
import dev.cutaway.dockerfile.instruction.From;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A lane without its cards: the line with its name, its box, and the button at its end. */
final class LaneView {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    /** What can be done with a lane. */
    interface Actions {
        boolean rename(Lane lane, String name);

        void add(Lane lane, Node near);

        void addStage(Lane lane);

        void delete(Lane lane);
    }

    /** Most width of a name: the menu must stay in reach. */
    private static final double NAME = 140;
    private static final int LONG = 18;

    private final Texts texts;
    private final Actions actions;
    private final Label name = new Label();
    private final Label from = new Label();
    private final TextField field = new TextField();
    private final MenuButton menu = new MenuButton();
    private final HBox head = new HBox(name, field, from);
    private final Region box = new Region();
    private final Button add = new Button();
    private @Nullable Lane lane;

    LaneView(Texts texts, Actions actions) {
        this.texts = texts;
        this.actions = actions;
        head.getStyleClass().add("lane-head");
        name.getStyleClass().add("strong");
        name.setMaxWidth(NAME);
        HBox.setHgrow(name, Priority.NEVER);
        name.textProperty().subscribe(text -> name.setMinWidth(text.length() > LONG ? NAME : Region.USE_PREF_SIZE));
        from.getStyleClass().add("secondary");
        from.setMinWidth(0);
        from.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(from, Priority.ALWAYS);
        HBox.setHgrow(field, Priority.ALWAYS);
        field.getStyleClass().addAll("compact", "mono", "lane-name");
        menu.setGraphic(new FontIcon(Feather.MORE_HORIZONTAL));
        menu.getStyleClass().addAll("flat", "compact", "lane-menu");
        menu.setAccessibleText(texts.text("blocks.lane.menu"));
        menu.setFocusTraversable(false);
        head.getChildren().add(menu);
        box.getStyleClass().add("lane-box");
        add.setText(texts.text("blocks.lane.add"));
        add.setGraphic(new FontIcon(Feather.PLUS));
        add.getStyleClass().add("lane-add");
        add.setFocusTraversable(false);
        add.setOnAction(_ -> {
            if (lane != null) {
                actions.add(lane, add);
            }
        });
        name.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                rename();
            }
        });
        field.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        field.focusedProperty().subscribe((was, is) -> {
            if (was && !is) {
                naming(false);
            }
        });
        naming(false);
    }

    List<Node> nodes() {
        return List.of(box, head, add);
    }

    /** Shows a lane in its place. */
    void show(Lane shown, boolean last, boolean selected, String size, Box place) {
        lane = shown;
        String called = shown.name();
        box.pseudoClassStateChanged(SELECTED, selected);
        if (shown.isGlobal()) {
            name.setText(texts.text("blocks.lane.global"));
            from.setText(texts.text("blocks.lane.before"));
        } else {
            name.setText(called == null ? StageNames.of(texts, Integer.toString(shown.stage())) : called);
            From base = shown.from();
            String words = base == null ? "" : texts.text("blocks.lane.from", base.base().text());
            from.setText(!last
                    ? words
                    : size.isEmpty()
                            ? texts.text("blocks.lane.image")
                            : texts.text("blocks.lane.image.size", size));
        }
        items(shown);
        place(head, place.x() + 2, place.y() - LaneLayout.HEAD, place.width() - 2, LaneLayout.HEAD);
        place(box, place.x(), place.y(), place.width(), place.height());
        place(add, place.x() + LaneLayout.INSET, place.cardY(place.cards()), place.width() - 2 * LaneLayout.INSET,
                LaneLayout.ADD);
    }

    private static void place(Region node, double x, double y, double width, double height) {
        node.resizeRelocate(x, y, width, height);
    }

    private void items(Lane shown) {
        menu.getItems().clear();
        if (shown.from() != null) {
            menu.getItems().add(item("blocks.lane.rename", this::rename));
        }
        menu.getItems().add(item("blocks.lane.add-stage", () -> actions.addStage(shown)));
        if (!shown.isGlobal()) {
            menu.getItems().add(item("blocks.lane.delete", () -> actions.delete(shown)));
        }
    }

    private MenuItem item(String key, Runnable action) {
        var item = new MenuItem(texts.text(key));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void naming(boolean naming) {
        field.setVisible(naming);
        field.setManaged(naming);
        for (Node node : List.of(name, from, menu)) {
            node.setVisible(!naming);
            node.setManaged(!naming);
        }
        field.getStyleClass().remove("invalid");
    }

    /** Lets the stage's name be typed. */
    void rename() {
        if (lane == null || lane.from() == null) {
            return;
        }
        String now = lane.name();
        field.setText(now == null ? "" : now);
        naming(true);
        field.requestFocus();
        field.selectAll();
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && lane != null) {
            if (actions.rename(lane, field.getText().strip())) {
                field.getParent().getParent().requestFocus();
            } else if (!field.getStyleClass().contains("invalid")) {
                field.getStyleClass().add("invalid");
            }
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            field.getParent().getParent().requestFocus();
            event.consume();
        }
    }
}
