package dev.cutaway.app.dockerfile.blocks.board;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where everything on a board stands. Lanes stand in columns: each to the right of all it takes from, the last stage at the
 * very right; within a column in the order of the text.
 *
 * @param lanes where each lane of the board stands
 * @param routes the arrows
 * @param width of all
 * @param height of all
 */
public record LaneLayout(List<Box> lanes, List<ArrowRoutes.Route> routes, double width, double height) {

    /** Least width of a lane. */
    public static final double NARROW = 184;
    /** Most width of a lane. */
    public static final double WIDE = 264;
    /** Height of the line with a lane's name, above its box. */
    public static final double HEAD = 28;
    /** Between the edge of a lane's box and its cards. */
    public static final double INSET = 8;
    /** Height of a card. */
    public static final double CARD = 48;
    /** Between cards. */
    public static final double GAP = 6;
    /** Height of the button at the end of a lane. */
    public static final double ADD = 28;
    /** Around all. */
    public static final double MARGIN = 16;
    private static final double BETWEEN = 12;

    /** Copies the lists. */
    public LaneLayout {
        lanes = List.copyOf(lanes);
        routes = List.copyOf(routes);
    }

    /**
     * Where a lane's box stands, its head above it.
     *
     * @param column from 0
     * @param cards how many cards it has
     */
    public record Box(int column, double x, double y, double width, int cards) {

        /** Height of the box. */
        public double height() {
            return INSET + cards * (CARD + GAP) + ADD + INSET;
        }

        /** The top of a card, or of the button where there is no such card. */
        public double cardY(int position) {
            return y + INSET + position * (CARD + GAP);
        }

        /** The middle of a card. */
        public double middle(int position) {
            return cardY(position) + CARD / 2;
        }

        /** The right edge. */
        public double right() {
            return x + width;
        }

        /** The lower edge. */
        public double bottom() {
            return y + height();
        }
    }

    /**
     * Lays a board out.
     *
     * @param available width there is; lanes become wider where they can
     */
    public static LaneLayout of(Board board, double available) {
        int[] columns = columns(board);
        var routing = new ArrowRoutes(board, columns);
        double[] ys = ys(board, columns, routing.top());
        int count = columns.length == 0 ? 1 : Arrays.stream(columns).max().getAsInt() + 1;
        double[] gutters = routing.gutters(ys, count);
        double free = available - 2 * MARGIN - Arrays.stream(gutters).sum();
        double width = Math.floor(Math.clamp(free / count, NARROW, WIDE));
        double[] xs = new double[count];
        double x = MARGIN;
        for (int column = 0; column < count; column++) {
            xs[column] = x;
            x += width + (column < count - 1 ? gutters[column] : 0);
        }
        var boxes = new ArrayList<Box>();
        double bottom = 0;
        for (int i = 0; i < columns.length; i++) {
            boxes.add(new Box(columns[i], xs[columns[i]], ys[i], width, board.lanes().get(i).cards().size()));
            bottom = Math.max(bottom, boxes.getLast().bottom());
        }
        return new LaneLayout(boxes, routing.routes(boxes, gutters), x + MARGIN, bottom + MARGIN);
    }

    /** The column of each lane. */
    static int[] columns(Board board) {
        List<Lane> lanes = board.lanes();
        int[] columns = new int[lanes.size()];
        int offset = lanes.isEmpty() || !lanes.getFirst().isGlobal() ? 0 : 1;
        for (int i = 0; i < lanes.size(); i++) {
            for (StageLink link : board.links()) {
                // Lanes come in the order of the text, and only what stands before can be taken from.
                if (link.to() == lanes.get(i).stage() && link.from() < link.to()) {
                    columns[i] = Math.max(columns[i], columns[link.from() + offset] + 1);
                }
            }
        }
        if (!lanes.isEmpty() && !lanes.getLast().isGlobal()) {
            columns[lanes.size() - 1] = Arrays.stream(columns).max().getAsInt();
        }
        return columns;
    }

    private static double[] ys(Board board, int[] columns, double top) {
        double[] ys = new double[columns.length];
        double[] next = new double[columns.length + 1];
        Arrays.fill(next, MARGIN / 2 + top);
        for (int i = 0; i < columns.length; i++) {
            ys[i] = next[columns[i]] + HEAD;
            int cards = board.lanes().get(i).cards().size();
            next[columns[i]] = new Box(0, 0, ys[i], 0, cards).bottom() + BETWEEN;
        }
        return ys;
    }

    /** The place in a lane that is nearest to a point; null beside all lanes. */
    public @Nullable Spot spotAt(double x, double y) {
        Spot best = null;
        double nearest = Double.MAX_VALUE;
        for (int i = 0; i < lanes.size(); i++) {
            Box box = lanes.get(i);
            double off = Math.max(Math.max(box.y() - HEAD - y, y - box.bottom()), 0);
            if (x >= box.x() - INSET && x <= box.right() + INSET && off < nearest) {
                nearest = off;
                long position = Math.round((y - box.y() - INSET) / (CARD + GAP));
                best = new Spot(i, Math.clamp(position, 0, box.cards()));
            }
        }
        return best;
    }
}
