package dev.cutaway.app.dockerfile.blocks;

import dev.cutaway.app.control.Elbows;
import dev.cutaway.app.control.LayerColor;
import dev.cutaway.app.dockerfile.blocks.board.ArrowRoutes.Route;
import dev.cutaway.app.dockerfile.blocks.board.StageLink;
import org.jspecify.annotations.Nullable;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Group;
import javafx.scene.shape.Path;

/** An arrow from the stage that gives to the card that takes. */
final class ArrowView extends Group {

    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final double CORNER = 5;
    private static final double HEAD = 4;

    private final Route route;
    private final Path line = new Path();

    /** @param color of the layer that is made of it; null for none known */
    ArrowView(Route route, @Nullable LayerColor color) {
        this.route = route;
        setMouseTransparent(true);
        setManaged(false);
        line.getStyleClass().addAll("block-arrow", color == null ? "plain" : "colored");
        if (color != null) {
            color.applyTo(line);
        }
        if (route.links().getFirst().kind() == StageLink.Kind.MOUNT) {
            line.getStyleClass().add("mount");
        }
        line.getElements().setAll(Elbows.through(route.points(), CORNER));
        getChildren().addAll(line, head(route.points(), color));
    }

    private static Path head(List<Double> points, @Nullable LayerColor color) {
        var head = new Path(Elbows.head(points, HEAD));
        head.getStyleClass().addAll("block-arrow", color == null ? "plain" : "colored");
        if (color != null) {
            color.applyTo(head);
        }
        return head;
    }

    /** Lights it up when it begins or ends at what is chosen. */
    void light(int statement, int stage) {
        boolean lit = route.links().stream().anyMatch(link -> link.statement() == statement || link.from() == stage);
        getChildren().forEach(part -> part.pseudoClassStateChanged(LIT, lit));
    }
}
