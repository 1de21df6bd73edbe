package dev.cutaway.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;

class ElbowsTest {

    @Test
    void a_head_points_where_its_line_goes() {
        assertThat(head(0, 10, 20, 10)).containsExactly(17.0, 7.0, 20.0, 10.0, 17.0, 13.0);
        assertThat(head(10, 0, 10, 20)).containsExactly(7.0, 17.0, 10.0, 20.0, 13.0, 17.0);
    }

    private static List<Double> head(double... points) {
        var line = java.util.Arrays.stream(points).boxed().toList();
        return Elbows.head(line, 3).stream().flatMap(element -> element instanceof MoveTo move
                ? List.of(move.getX(), move.getY()).stream()
                : List.of(((LineTo) element).getX(), ((LineTo) element).getY()).stream()).toList();
    }
}
