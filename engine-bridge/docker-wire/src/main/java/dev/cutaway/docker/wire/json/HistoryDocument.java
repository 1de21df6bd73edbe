package dev.cutaway.docker.wire.json;

import dev.cutaway.docker.wire.GoTime;
import dev.cutaway.engine.api.image.HistoryStep;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

import java.util.List;

/** An element of {@code GET /images/{name}/history}. */
@JsonNaming(UpperCamelCaseStrategy.class)
public record HistoryDocument(@Nullable String comment, long created, @Nullable String createdBy, @Nullable String id,
        long size, @Nullable List<String> tags) {

    private static final String MISSING = "<missing>";

    /** As Docker writes it. */
    public static HistoryDocument of(HistoryStep step) {
        return new HistoryDocument(step.comment(), GoTime.unix(step.created()), step.createdBy(),
                step.image() == null ? MISSING : step.image().toString(), step.size(),
                Values.familiarOrNull(step.tags()));
    }

    /** What it says. */
    public HistoryStep toStep() {
        return new HistoryStep(Values.idOrNull(id), GoTime.ofUnix(created), Values.text(createdBy),
                Values.references(tags), size, Values.text(comment));
    }
}
