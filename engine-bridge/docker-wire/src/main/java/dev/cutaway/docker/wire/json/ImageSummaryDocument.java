package dev.cutaway.docker.wire.json;

import dev.cutaway.docker.wire.GoTime;
import dev.cutaway.engine.api.image.ImageSummary;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

import java.util.List;
import java.util.Map;

/** An element of {@code GET /images/json}. */
@JsonNaming(UpperCamelCaseStrategy.class)
public record ImageSummaryDocument(long containers, long created, @Nullable String id,
        @Nullable Map<String, String> labels, @Nullable String parentId, @Nullable List<String> repoDigests,
        @Nullable List<String> repoTags, long sharedSize, long size, long virtualSize) {

    /** As Docker writes it: an image without any name has {@code <none>} twice. */
    public static ImageSummaryDocument of(ImageSummary image) {
        boolean unnamed = image.tags().isEmpty() && image.digests().isEmpty();
        return new ImageSummaryDocument(image.containers(), GoTime.unix(image.created()), image.id().toString(),
                Values.sorted(image.labels()), Values.orEmpty(image.parent()),
                unnamed ? List.of(Values.NO_DIGEST) : Values.familiarOrNull(image.digests()),
                unnamed ? List.of(Values.NO_TAG) : Values.familiarOrNull(image.tags()), image.sharedSize(),
                image.size(), image.size());
    }

    /** What it says. */
    public ImageSummary toSummary() {
        return new ImageSummary(Values.id(id), Values.idOrNull(parentId), Values.references(repoTags),
                Values.references(repoDigests), GoTime.ofUnix(created), size, sharedSize, containers,
                Values.map(labels));
    }
}
