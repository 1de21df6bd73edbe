package dev.cutaway.docker.wire.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cutaway.engine.api.image.ImageService.Pruned;
import dev.cutaway.engine.api.image.Removal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

import java.util.List;

/** An element of the answer to {@code DELETE /images/{name}}: one of the two is there. */
@JsonNaming(UpperCamelCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RemovalDocument(@Nullable String untagged, @Nullable String deleted) {

    /** As Docker writes it. */
    public static RemovalDocument of(Removal removal) {
        return switch (removal) {
            case Removal.Untagged(String reference) -> new RemovalDocument(reference, null);
            case Removal.Deleted(String id) -> new RemovalDocument(null, id);
        };
    }

    /** What it says. */
    public Removal toRemoval() {
        return untagged != null ? new Removal.Untagged(untagged) : new Removal.Deleted(Values.text(deleted));
    }

    /** {@code POST /images/prune}. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record Prune(@Nullable List<RemovalDocument> imagesDeleted, long spaceReclaimed) {

        /** As Docker writes it. */
        public static Prune of(Pruned pruned) {
            return new Prune(pruned.removals().isEmpty() ? null : of(pruned.removals()), pruned.bytes());
        }

        private static List<RemovalDocument> of(List<Removal> removals) {
            return removals.stream().map(RemovalDocument::of).toList();
        }

        /** What it says. */
        public Pruned toPruned() {
            return new Pruned(Values.list(imagesDeleted).stream().map(RemovalDocument::toRemoval).toList(),
                    spaceReclaimed);
        }
    }
}
