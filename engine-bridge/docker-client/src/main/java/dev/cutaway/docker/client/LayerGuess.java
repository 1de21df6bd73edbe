package dev.cutaway.docker.client;

import dev.cutaway.engine.api.image.HistoryStep;
import dev.cutaway.engine.api.image.LayerFacts;
import dev.cutaway.inspector.Digest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which step made which layer, where an engine says the steps' sizes and the layers' digests, but not which steps made
 * none. Every step with a size made one; a layer of size 0 is given to the step that most likely made it.
 */
final class LayerGuess {

    /** Builders put metadata into history as words like these; everything else may well have made a layer. */
    private static final Pattern METADATA = Pattern.compile(
            "(?:/bin/sh -c #\\(nop\\)\\s+)?(?:CMD|ENTRYPOINT|ENV|LABEL|EXPOSE|USER|VOLUME|WORKDIR|STOPSIGNAL|"
                    + "HEALTHCHECK|ONBUILD|SHELL|ARG|MAINTAINER)\\b.*",
            Pattern.DOTALL);

    private LayerGuess() {}

    /** @param newestFirst the history as engines answer it */
    static List<LayerFacts> layers(List<Digest> diffIds, List<HistoryStep> newestFirst) {
        List<HistoryStep> steps = newestFirst.reversed();
        List<Integer> likely = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            likely.add(i);
        }
        likely.sort(Comparator.comparingInt((Integer i) -> rank(steps.get(i))).thenComparing(Comparator
                .naturalOrder()));
        List<Integer> chosen = new ArrayList<>(likely.subList(0, Math.min(diffIds.size(), likely.size())));
        chosen.sort(Comparator.naturalOrder());
        List<LayerFacts> layers = new ArrayList<>();
        for (int i = 0; i < diffIds.size(); i++) {
            long size = i < chosen.size() ? steps.get(chosen.get(i)).size() : 0;
            layers.add(new LayerFacts(diffIds.get(i), size, -1));
        }
        return layers;
    }

    private static int rank(HistoryStep step) {
        if (step.size() > 0) {
            return 0;
        }
        return METADATA.matcher(step.createdBy()).matches() ? 2 : 1;
    }
}
