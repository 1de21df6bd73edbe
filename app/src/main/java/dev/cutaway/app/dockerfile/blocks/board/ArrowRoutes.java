package dev.cutaway.app.dockerfile.blocks.board;

import dev.cutaway.app.dockerfile.blocks.board.LaneLayout.Box;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Leads arrows around lanes: out of a lane at its right edge, up or down in the gutter beside it, and in from the left. What
 * passes a column goes over all lanes. Arrows of one lane share their way as far as they can; others keep apart.
 */
public final class ArrowRoutes {

    private static final double TRACK = 8;
    private static final double EXIT = 10;
    private static final double ENTRY = 16;
    private static final double APART = 6;

    /**
     * An arrow.
     *
     * @param links what it stands for; all with the same source, target and kind
     * @param points its corners, x and y in turn, from its source to its head
     */
    public record Route(List<StageLink> links, List<Double> points) {

        /** Copies the lists. */
        public Route {
            links = List.copyOf(links);
            points = List.copyOf(points);
        }
    }

    /** Where arrows of one lane and kind begin. */
    private record Source(int lane, boolean base) {}

    /** Arrows that share their way. */
    private static final class Net {
        private final Source source;
        private final List<List<StageLink>> targets = new ArrayList<>();
        private final Map<Integer, Integer> tracks = new LinkedHashMap<>();
        private final Map<Integer, double[]> spans = new LinkedHashMap<>();
        private int channel = -1;

        Net(Source source) {
            this.source = source;
        }
    }

    private final Board board;
    private final int[] columns;
    private final int offset;
    private final List<Net> nets = new ArrayList<>();
    private int channels;

    ArrowRoutes(Board board, int[] columns) {
        this.board = board;
        this.columns = columns;
        this.offset = board.lanes().isEmpty() || !board.lanes().getFirst().isGlobal() ? 0 : 1;
        var sources = new LinkedHashMap<Source, Net>();
        for (StageLink link : board.links()) {
            if (link.from() < link.to()) {
                var source = new Source(link.from() + offset, link.kind() == StageLink.Kind.BASE);
                join(sources.computeIfAbsent(source, Net::new), link);
            }
        }
        nets.addAll(sources.values());
        giveChannels();
    }

    private static void join(Net net, StageLink link) {
        for (List<StageLink> target : net.targets) {
            if (target.getFirst().statement() == link.statement()) {
                target.add(link);
                return;
            }
        }
        net.targets.add(new ArrayList<>(List.of(link)));
    }

    private int column(int stage) {
        return columns[stage + offset];
    }

    private void giveChannels() {
        var taken = new ArrayList<List<int[]>>();
        for (Net net : nets) {
            int from = columns[net.source.lane];
            int to = net.targets.stream().mapToInt(target -> column(target.getFirst().to()) - 1).max().orElse(from);
            if (to <= from) {
                continue;
            }
            int row = 0;
            while (row < taken.size() && taken.get(row).stream().anyMatch(span -> span[0] <= to && from <= span[1])) {
                row++;
            }
            if (row == taken.size()) {
                taken.add(new ArrayList<>());
            }
            taken.get(row).add(new int[]{from, to});
            net.channel = row;
        }
        channels = taken.size();
    }

    /** The height that is needed above all lanes. */
    double top() {
        return channels == 0 ? 0 : channels * TRACK + 4;
    }

    private double channelY(Net net) {
        return LaneLayout.MARGIN / 2 + 4 + net.channel * TRACK;
    }

    /** The widths of the gutters, with the tracks in them given away. */
    double[] gutters(double[] ys, int count) {
        double[] widths = new double[Math.max(0, count - 1)];
        nets.forEach(net -> measure(net, ys));
        for (int gutter = 0; gutter < widths.length; gutter++) {
            widths[gutter] = EXIT + ENTRY + TRACK * Math.max(0, giveTracks(gutter) - 1) + 2;
        }
        return widths;
    }

    private void measure(Net net, double[] ys) {
        int own = columns[net.source.lane];
        double exit = exitY(net.source, ys[net.source.lane]);
        for (List<StageLink> target : net.targets) {
            int into = column(target.getFirst().to()) - 1;
            double entry = entryY(net, target, ys[target.getFirst().to() + offset]);
            stretch(net, own, exit);
            stretch(net, own, into == own ? entry : channelY(net));
            if (into != own) {
                stretch(net, into, channelY(net));
                stretch(net, into, entry);
            }
        }
    }

    private static void stretch(Net net, int gutter, double y) {
        double[] span = net.spans.computeIfAbsent(gutter, _ -> new double[]{y, y});
        span[0] = Math.min(span[0], y);
        span[1] = Math.max(span[1], y);
    }

    private int giveTracks(int gutter) {
        var taken = new ArrayList<List<double[]>>();
        for (Net net : nets) {
            double[] span = net.spans.get(gutter);
            if (span != null) {
                int track = 0;
                while (track < taken.size() && taken.get(track).stream()
                        .anyMatch(other -> other[0] <= span[1] + APART && span[0] <= other[1] + APART)) {
                    track++;
                }
                if (track == taken.size()) {
                    taken.add(new ArrayList<>());
                }
                taken.get(track).add(span);
                net.tracks.put(gutter, track);
            }
        }
        return taken.size();
    }

    private Lane lane(int index) {
        return board.lanes().get(index);
    }

    /** A base leaves at its FROM, files leave at the last card that makes some. */
    private double exitY(Source source, double laneY) {
        Lane lane = lane(source.lane);
        int position = 0;
        for (int i = 0; !source.base && i < lane.cards().size(); i++) {
            String name = lane.cards().get(i).name();
            position = name.equals("RUN") || name.equals("COPY") || name.equals("ADD") ? i : position;
        }
        double middle = laneY + LaneLayout.INSET + position * (LaneLayout.CARD + LaneLayout.GAP) + LaneLayout.CARD / 2;
        return source.base || position > 0 ? middle : middle + TRACK;
    }

    private double entryY(Net net, List<StageLink> target, double laneY) {
        StageLink link = target.getFirst();
        int position = link.statement() - lane(link.to() + offset).start();
        List<Net> into = nets.stream().filter(other -> other.targets.stream()
                .anyMatch(each -> each.getFirst().statement() == link.statement())).toList();
        double shift = TRACK * (into.indexOf(net) - (into.size() - 1) / 2.0);
        double most = LaneLayout.CARD / 2 - 6;
        return laneY + LaneLayout.INSET + position * (LaneLayout.CARD + LaneLayout.GAP) + LaneLayout.CARD / 2
                + Math.clamp(shift, -most, most);
    }

    /** The arrows, once lanes stand. */
    List<Route> routes(List<Box> boxes, double[] gutters) {
        double[] starts = new double[gutters.length];
        Arrays.setAll(starts, gutter -> boxes.stream().filter(box -> box.column() == gutter).mapToDouble(Box::right)
                .findFirst().orElse(0));
        var routes = new ArrayList<Route>();
        for (Net net : nets) {
            for (List<StageLink> target : net.targets) {
                routes.add(new Route(target, points(net, target, boxes, starts)));
            }
        }
        return routes;
    }

    private List<Double> points(Net net, List<StageLink> target, List<Box> boxes, double[] starts) {
        Box from = boxes.get(net.source.lane);
        Box to = boxes.get(target.getFirst().to() + offset);
        int own = from.column();
        int into = to.column() - 1;
        double exit = exitY(net.source, from.y());
        double entry = entryY(net, target, to.y());
        double first = trackX(net, own, starts);
        var points = new ArrayList<Double>(List.of(from.right(), exit, first, exit));
        if (into != own) {
            double last = trackX(net, into, starts);
            points.addAll(List.of(first, channelY(net), last, channelY(net), last, entry));
        } else {
            points.addAll(List.of(first, entry));
        }
        points.addAll(List.of(to.x() + LaneLayout.INSET, entry));
        return points;
    }

    private static double trackX(Net net, int gutter, double[] starts) {
        return starts[gutter] + EXIT + TRACK * net.tracks.getOrDefault(gutter, 0);
    }
}
