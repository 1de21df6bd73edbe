package dev.cutaway.app.build.log;

import dev.cutaway.app.control.LayerColor;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/** One line in sight: its time, its layer's bar, and its text in pieces that look alike. */
final class LogRow extends Pane {

    static final double HEIGHT = 18;
    /** Where text begins. */
    static final double MARGIN = 52;

    private static final double TIME_END = 35;
    private static final double BASELINE = 13;
    /** From here on there is no room for tenths of seconds. */
    private static final int LONG = 1_000_000;
    private static final List<String> COLORS = List.of("black", "red", "green", "yellow", "blue", "magenta", "cyan",
            "white");

    private final CharGrid grid;
    private final Text time = new Text();
    private final Region bar = new Region();
    private final Region cursor = new Region();
    private final Pane body = new Pane();
    private final Region selection = new Region();
    private @Nullable LogLine shown;
    private String text = "";

    LogRow(CharGrid grid) {
        this.grid = grid;
        getStyleClass().add("log-row");
        time.getStyleClass().add("log-time");
        bar.getStyleClass().add("log-bar");
        cursor.getStyleClass().add("log-cursor");
        selection.getStyleClass().add("log-selection");
        getChildren().addAll(selection, body, bar, time);
        bar.resizeRelocate(TIME_END + 6, 0, 3, HEIGHT);
        bar.setManaged(false);
        selection.setManaged(false);
        body.setManaged(false);
        cursor.setManaged(false);
    }

    /** What it shows. */
    String text() {
        return text;
    }

    /**
     * Shows a line.
     *
     * @param color its layer's; null for none
     * @param from the first column in sight
     * @param columns how many are
     * @param goesOn whether the step is writing it
     */
    void show(LogLine line, @Nullable LayerColor color, int from, int columns, boolean goesOn) {
        boolean same = line.equals(shown);
        shown = line;
        text = line.text();
        if (!same) {
            // A line that nothing is written in yet has no time.
            time.setText(line.step() == 0 || (line.text().isEmpty() && goesOn)
                    ? ""
                    : String.format(Locale.ROOT, line.millis() < LONG ? "%.1f" : "%.0f", line.millis() / 1000.0));
            time.relocate(TIME_END - time.getLayoutBounds().getWidth(), 0);
            time.setLayoutY(BASELINE);
        }
        bar.setVisible(color != null);
        if (color != null) {
            color.applyTo(bar);
        }
        body.getChildren().clear();
        int first = Math.min(from, text.length());
        int end = Math.min(text.length(), from + columns + 1);
        for (LogLine.Span piece : pieces(line, first, end)) {
            piece(piece);
        }
        if (goesOn) {
            cursor.resizeRelocate(grid.x(text, text.length()), 2, grid.width(), HEIGHT - 4);
            body.getChildren().add(cursor);
        }
    }

    void scroll(double x) {
        body.setLayoutX(MARGIN - x);
        selection.setLayoutX(MARGIN - x);
    }

    /** Every character in sight belongs to one piece. */
    private static List<LogLine.Span> pieces(LogLine line, int first, int end) {
        var pieces = new ArrayList<LogLine.Span>();
        int at = first;
        for (LogLine.Span span : line.spans()) {
            int start = Math.max(at, Math.min(end, span.start()));
            int stop = Math.min(end, span.end());
            if (start > at) {
                pieces.add(new LogLine.Span(at, start, TextStyle.PLAIN));
                at = start;
            }
            if (stop > at) {
                pieces.add(new LogLine.Span(at, stop, span.style()));
                at = stop;
            }
        }
        if (at < end) {
            pieces.add(new LogLine.Span(at, end, TextStyle.PLAIN));
        }
        return pieces;
    }

    private void piece(LogLine.Span span) {
        TextStyle style = span.style();
        boolean inverse = style.has(TextStyle.INVERSE);
        int ink = inverse ? style.background() : style.foreground();
        int paper = inverse ? style.foreground() : style.background();
        double x = grid.x(text, span.start());
        if (paper != TextStyle.NONE || inverse) {
            var behind = new Region();
            behind.setManaged(false);
            behind.getStyleClass().add(inverse && paper == TextStyle.NONE ? "log-inverse" : "log-paper");
            paint(behind, paper, "-fx-background-color", "paper-");
            behind.resizeRelocate(x, 1, grid.x(text, span.end()) - x, HEIGHT - 1);
            body.getChildren().add(behind);
        }
        for (String part : parts(text, span.start(), span.end())) {
            body.getChildren().add(ink(part, style, ink, inverse, x));
            x += grid.x(part, part.length());
        }
    }

    private static Text ink(String part, TextStyle style, int color, boolean inverse, double x) {
        var ink = new Text(part);
        ink.getStyleClass().add("log-ink");
        if (inverse && color == TextStyle.NONE) {
            ink.getStyleClass().add("on-inverse");
        }
        if (style.has(TextStyle.BOLD)) {
            ink.getStyleClass().add("bold");
        }
        if (style.has(TextStyle.DIM)) {
            ink.getStyleClass().add("dim");
        }
        ink.setUnderline(style.has(TextStyle.UNDERLINE));
        paint(ink, color, "-fx-fill", "ink-");
        ink.setLayoutX(x);
        ink.setLayoutY(BASELINE);
        return ink;
    }

    /** Narrow and wide characters by themselves, so that neither pushes the other out of its column. */
    private static List<String> parts(String text, int start, int end) {
        String all = text.substring(start, end);
        if (CharGrid.isNarrow(all)) {
            return List.of(all);
        }
        var parts = new ArrayList<String>();
        int from = 0;
        for (int i = 1; i <= all.length(); i++) {
            if (i == all.length() || (CharGrid.cells(all.charAt(i)) != 0
                    && CharGrid.cells(all.charAt(i)) != CharGrid.cells(all.charAt(from)))) {
                parts.add(all.substring(from, i));
                from = i;
            }
        }
        return parts;
    }

    /** Colours of the first sixteen are the theme's, the others are as they were asked for. */
    private static void paint(Node node, int color, String property, String prefix) {
        int value = color & 0xffffff;
        if ((color & TextStyle.RGB) != 0 || ((color & TextStyle.INDEXED) != 0 && value >= 16)) {
            int rgb = (color & TextStyle.RGB) != 0 ? value : TextStyle.rgbOf(value);
            node.setStyle(property + ": " + String.format(Locale.ROOT, "#%06x", rgb) + ";");
        } else if ((color & TextStyle.INDEXED) != 0) {
            node.getStyleClass().add(prefix + COLORS.get(value & 7) + (value >= 8 ? "-bright" : ""));
        }
    }

    /** Shows characters as selected; none where both are the same. */
    void select(int from, int to) {
        selection.setVisible(to > from);
        if (to > from) {
            double x = grid.x(text, from);
            selection.resize(grid.x(text, to) - x, HEIGHT);
            selection.setTranslateX(x);
        }
    }

    /** Marks what is looked for. */
    void mark(@Nullable Needle needle, boolean current) {
        for (int at = needle == null ? -1 : needle.find(text, 0); needle != null && at >= 0
                && body.getChildren().size() < 400; at = needle.find(text, at + needle.width())) {
            var mark = new Region();
            mark.setManaged(false);
            mark.getStyleClass().addAll("log-hit", current ? "current" : "other");
            double x = grid.x(text, at);
            mark.resizeRelocate(x, 1, grid.x(text, at + needle.width()) - x, HEIGHT - 1);
            body.getChildren().addFirst(mark);
        }
    }

    /** Which character lies there. */
    int columnAt(double x) {
        return grid.column(text, x - body.getLayoutX());
    }
}
