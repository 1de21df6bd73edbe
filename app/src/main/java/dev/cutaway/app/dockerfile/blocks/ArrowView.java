package dev.cutaway.app.dockerfile.blocks;

import dev.cutaway.app.control.LayerColor;
import dev.cutaway.app.dockerfile.blocks.board.ArrowRoutes.Route;
import dev.cutaway.app.dockerfile.blocks.board.StageLink;
import org.jspecify.annotations.Nullable;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Group;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.QuadCurveTo;

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
        draw(route.points());
        getChildren().addAll(line, head(route.points(), color));
    }

    private void draw(List<Double> points) {
        int last = points.size() / 2 - 1;
        line.getElements().add(new MoveTo(points.get(0), points.get(1)));
        for (int i = 1; i < last; i++) {
            corner(points.get(2 * i - 2), points.get(2 * i - 1), points.get(2 * i), points.get(2 * i + 1),
                    points.get(2 * i + 2), points.get(2 * i + 3));
        }
        line.getElements().add(new LineTo(points.get(2 * last), points.get(2 * last + 1)));
    }

    private void corner(double x0, double y0, double x, double y, double x1, double y1) {
        double in = Math.min(CORNER, Math.hypot(x - x0, y - y0) / 2);
        double out = Math.min(CORNER, Math.hypot(x1 - x, y1 - y) / 2);
        line.getElements().add(new LineTo(x - in * Math.signum(x - x0), y - in * Math.signum(y - y0)));
        line.getElements().add(new QuadCurveTo(x, y, x + out * Math.signum(x1 - x), y + out * Math.signum(y1 - y)));
    }

    private static Path head(List<Double> points, @Nullable LayerColor color) {
        double x = points.get(points.size() - 2);
        double y = points.getLast();
        var head = new Path(new MoveTo(x - HEAD, y - HEAD), new LineTo(x, y), new LineTo(x - HEAD, y + HEAD));
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
