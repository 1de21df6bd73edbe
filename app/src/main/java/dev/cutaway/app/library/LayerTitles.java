package dev.cutaway.app.library;

import dev.cutaway.engine.api.image.HistoryStep;
import dev.cutaway.inspector.analysis.Instruction;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which step of an image's history made which layer. Engines do not say it, so it follows from sizes and commands. */
final class LayerTitles {

    /** Instructions that write files. */
    private static final Set<String> WRITING = Set.of("RUN", "COPY", "ADD", "WORKDIR");

    private LayerTitles() {}

    /**
     * The commands of the layers, base first.
     *
     * @param history newest first, as engines give it
     * @param layers how many there are
     * @return as many as there are layers; empty where steps and layers cannot be laid side by side
     */
    static List<String> of(List<HistoryStep> history, int layers) {
        List<HistoryStep> steps = history.reversed();
        List<HistoryStep> sized = steps.stream().filter(step -> step.size() > 0).toList();
        List<HistoryStep> makers = sized.size() == layers ? sized : writing(steps);
        if (makers.size() != layers) {
            return List.of();
        }
        var titles = new ArrayList<String>();
        for (HistoryStep step : makers) {
            titles.add(Instruction.parse(step.createdBy().isBlank() ? step.comment() : step.createdBy()).toString());
        }
        return titles;
    }

    private static List<HistoryStep> writing(List<HistoryStep> steps) {
        return steps.stream().filter(step -> {
            String keyword = Instruction.parse(step.createdBy()).keyword();
            return step.size() > 0 || keyword.isEmpty() || WRITING.contains(keyword);
        }).toList();
    }
}
