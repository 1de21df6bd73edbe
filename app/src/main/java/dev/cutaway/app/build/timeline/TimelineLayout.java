package dev.cutaway.app.build.timeline;

import dev.cutaway.app.build.run.BuildColors;
import dev.cutaway.app.build.run.BuildRun;
import dev.cutaway.app.build.run.StepRun;
import dev.cutaway.app.build.run.StepState;
import dev.cutaway.app.build.run.StepState.Phase;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the steps of a build stand: a lane for each stage, in the order of the Dockerfile.
 *
 * @param lanes each with its steps
 * @param axis how seconds lie
 * @param now how long the build has gone on, in seconds
 */
record TimelineLayout(List<Lane> lanes, TimeAxis axis, double now) {

    /** Of a chip with what is between two. */
    static final double CHIP = 24;
    static final double LEAST_BAR = 5;
    static final double WAITING = 40;
    static final double GAP = 4;

    /** How a step is drawn. */
    enum Kind {
        /** Before second 0. */
        CHIP,
        /** From when it began to when it ended, or now. */
        BAR,
        /** Where it may come. */
        WAITING
    }

    /**
     * A step in its lane.
     *
     * @param run the step
     * @param kind how it is drawn
     * @param x its left edge
     * @param width in pixels
     */
    record Piece(StepRun run, Kind kind, double x, double width) {}

    /**
     * A stage.
     *
     * @param stage its number
     * @param name as steps have it
     * @param skipped whether nothing of it is done, for nothing needs it
     * @param pieces from left to right
     * @param hidden how many cached or waiting steps have no room
     */
    record Lane(int stage, String name, boolean skipped, List<Piece> pieces, int hidden) {}

    /**
     * Works it out.
     *
     * @param skipped stages that are left out
     * @param left where chips begin
     * @param width of everything
     */
    static TimelineLayout of(BuildRun run, List<SkippedStage> skipped, Duration elapsed, double left, double width) {
        Map<Integer, List<StepRun>> stages = new LinkedHashMap<>();
        for (StepRun step : run.steps()) {
            if (!step.step().stageName().isEmpty()) {
                stages.computeIfAbsent(step.step().stage(), stage -> new ArrayList<>()).add(step);
            }
        }
        BuildColors colors = run.colors();
        int chips = stages.values().stream().mapToInt(steps -> (int) steps.stream()
                .filter(step -> isSeen(step, colors) && isChip(step)).count()).max().orElse(0);
        double room = Math.max(64, Math.min(chips, most(width)) * CHIP + 12);
        double now = seconds(elapsed);
        var axis = TimeAxis.of(left + room, Math.max(left + room + 40, width - 16), now,
                run.isRunning(), run.count(Phase.WAITING) > 0);
        var lanes = new ArrayList<Lane>();
        stages.forEach((stage, steps) -> lanes.add(lane(steps, colors, left, most(width), axis, now)));
        skipped.forEach(stage -> lanes.add(new Lane(stage.stage(), stage.name(), true, List.of(), 0)));
        lanes.sort(Comparator.comparingInt(Lane::stage));
        return new TimelineLayout(lanes, axis, now);
    }

    /** No more than a third of the room is for chips. */
    private static int most(double width) {
        return Math.max(3, (int) (width / 3 / CHIP));
    }

    private static Lane lane(List<StepRun> steps, BuildColors colors, double left, int mostChips, TimeAxis axis,
            double now) {
        var pieces = new ArrayList<Piece>();
        int hidden = 0;
        double chip = left;
        double end = axis.x(now) + GAP;
        double barsEnd = axis.origin();
        for (StepRun step : steps) {
            if (!isSeen(step, colors)) {
                continue;
            }
            StepState state = step.state();
            if (isChip(step)) {
                if (pieces.stream().filter(piece -> piece.kind() == Kind.CHIP).count() < mostChips) {
                    pieces.add(new Piece(step, Kind.CHIP, chip, CHIP - 4));
                    chip += CHIP;
                } else {
                    hidden++;
                }
            } else if (state.phase() == Phase.WAITING) {
                double room = Math.min(WAITING, axis.end() - end);
                if (room >= CHIP - 4) {
                    pieces.add(new Piece(step, Kind.WAITING, end, room));
                    end += room + GAP;
                } else {
                    hidden++;
                }
            } else {
                Piece bar = bar(step, axis, now, barsEnd);
                pieces.add(bar);
                barsEnd = bar.x() + bar.width() + 1;
                end = Math.max(end, bar.x() + bar.width() + GAP);
            }
        }
        return new Lane(steps.getFirst().step().stage(), steps.getFirst().step().stageName(), false, pieces, hidden);
    }

    /** @param free where the bar before it ends: short ones stand beside each other, not upon each other */
    private static Piece bar(StepRun step, TimeAxis axis, double now, double free) {
        Duration began = step.state().began();
        Duration took = step.state().took();
        double from = began == null ? 0 : seconds(began);
        double to = took == null ? Math.max(from, now) : from + seconds(took);
        double x = Math.min(Math.max(axis.x(from), free), axis.end() - LEAST_BAR);
        // A pixel less, so that a step and the one after it are two.
        double width = Math.max(LEAST_BAR, axis.x(to) - x - 1);
        return new Piece(step, Kind.BAR, x, width);
    }

    /** Steps that make a layer or did real work, and others only as long as they have something to tell. */
    private static boolean isSeen(StepRun step, BuildColors colors) {
        return switch (step.state().phase()) {
            case RUNNING, FAILED, STOPPED -> true;
            case DONE -> BuildColors.isMaker(step.step()) || colors.layer(step.step().number()).isPresent();
            case WAITING, CACHED -> colors.layer(step.step().number()).isPresent();
        };
    }

    private static boolean isChip(StepRun step) {
        Phase phase = step.state().phase();
        boolean base = BuildColors.instruction(step.step()).equals("FROM");
        return phase == Phase.CACHED || (base && (phase == Phase.DONE || phase == Phase.WAITING));
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
