package dev.cutaway.app.library;

import dev.cutaway.engine.api.image.HistoryStep;
import dev.cutaway.inspector.analysis.Instruction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Which step of an image's history made which layer. Engines do not say it, so it follows from sizes and commands: a step
 * with bytes made the next layer of that many, and the layers without bytes in between are those of the steps that write.
 */
final class LayerTitles {

    /** Instructions that write files. */
    private static final Set<String> WRITING = Set.of("RUN", "COPY", "ADD");
    /** Makes a layer only where its folder is new. */
    private static final String PERHAPS = "WORKDIR";

    private final List<Long> layers;
    private final List<String> titles;
    private final List<HistoryStep> waiting = new ArrayList<>();
    private int next;

    private LayerTitles(List<Long> layers) {
        this.layers = layers;
        this.titles = new ArrayList<>(Collections.nCopies(layers.size(), ""));
    }

    /**
     * The commands of the layers, base first.
     *
     * @param history newest first, as engines give it
     * @param layers bytes of each, base first
     * @return as many as there are layers, empty for those whose step is not certain
     */
    static List<String> of(List<HistoryStep> history, List<Long> layers) {
        var titles = new LayerTitles(layers);
        for (HistoryStep step : history.reversed()) {
            if (step.size() == 0) {
                titles.waiting.add(step);
            } else if (!titles.give(step)) {
                return titles.titles;
            }
        }
        titles.giveWaiting(layers.subList(titles.next, layers.size()).stream().allMatch(bytes -> bytes == 0)
                ? layers.size()
                : titles.next);
        return titles.titles;
    }

    /** @return whether the next layer with bytes is as large as the step says */
    private boolean give(HistoryStep step) {
        int at = next;
        while (at < layers.size() && layers.get(at) == 0) {
            at++;
        }
        if (at == layers.size() || layers.get(at) != step.size()) {
            return false;
        }
        giveWaiting(at);
        titles.set(at, title(step));
        next = at + 1;
        return true;
    }

    /** Gives the layers up to one their steps, all of which added no bytes, where they are as many. */
    private void giveWaiting(int end) {
        List<HistoryStep> writing = waiting.stream().filter(step -> writes(step, true)).toList();
        if (writing.size() != end - next) {
            writing = waiting.stream().filter(step -> writes(step, false)).toList();
        }
        if (writing.size() == end - next) {
            writing.forEach(step -> titles.set(next++, title(step)));
        }
        next = end;
        waiting.clear();
    }

    private static boolean writes(HistoryStep step, boolean perhaps) {
        String keyword = Instruction.parse(step.createdBy()).keyword();
        return keyword.isEmpty() || WRITING.contains(keyword) || (perhaps && keyword.equals(PERHAPS));
    }

    private static String title(HistoryStep step) {
        return Instruction.parse(step.createdBy().isBlank() ? step.comment() : step.createdBy()).toString();
    }
}
