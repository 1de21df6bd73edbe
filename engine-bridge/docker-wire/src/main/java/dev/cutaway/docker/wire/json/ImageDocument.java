package dev.cutaway.docker.wire.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cutaway.docker.wire.GoTime;
import dev.cutaway.engine.api.image.ImageDetails;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.oci.Platform;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code GET /images/{name}/json}. */
@JsonNaming(UpperCamelCaseStrategy.class)
public record ImageDocument(@Nullable String id, @Nullable List<String> repoTags, @Nullable List<String> repoDigests,
        @Nullable String parent, @Nullable String comment, @Nullable String created, @Nullable String container,
        @Nullable JsonNode containerConfig, @Nullable String dockerVersion, @Nullable String author,
        @Nullable JsonNode config, @Nullable String architecture,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable String variant, @Nullable String os,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable String osVersion, long size, long virtualSize,
        @Nullable GraphDriver graphDriver, @JsonProperty("RootFS") @Nullable RootFs rootFs,
        @Nullable Metadata metadata) {

    /** What keeps the layers. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record GraphDriver(@Nullable Map<String, String> data, @Nullable String name) {}

    /** The layers, base first. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record RootFs(@Nullable String type,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable List<String> layers) {}

    /** What the engine remembers beside the image. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record Metadata(@Nullable String lastTagTime) {}

    /** As Docker writes it. */
    public static ImageDocument of(ImageDetails image) {
        Platform platform = image.platform();
        ImageDetails.Driver driver = image.driver();
        return new ImageDocument(image.id().toString(), Values.familiar(image.tags()),
                Values.familiar(image.digests()), Values.orEmpty(image.parent()), image.comment(),
                GoTime.format(image.created()), image.container(), ContainerConfigJson.docker(
                        image.containerConfigJson()),
                image.dockerVersion(), image.author(), ContainerConfigJson.docker(image.configJson()),
                platform.architecture(), platform.variant(), platform.os(), platform.osVersion(), image.size(),
                image.size(),
                new GraphDriver(driver.data().isEmpty() ? null : new TreeMap<>(driver.data()), driver.name()),
                new RootFs("layers", Values.ids(image.diffIds())), new Metadata(GoTime.format(image.lastTagged())));
    }

    /** What it says. */
    public ImageDetails toDetails() {
        var platform = new Platform(Values.text(os), Values.text(architecture), emptyToNull(variant),
                emptyToNull(osVersion));
        List<Digest> diffIds = rootFs == null ? List.of() : Values.digests(rootFs.layers);
        var driver = graphDriver == null
                ? new ImageDetails.Driver("", Map.of())
                : new ImageDetails.Driver(Values.text(graphDriver.name), Values.map(graphDriver.data));
        return new ImageDetails(Values.id(id), Values.idOrNull(parent), Values.references(repoTags),
                Values.references(repoDigests), GoTime.parse(created), Values.text(author), Values.text(comment),
                Values.text(dockerVersion), Values.text(container), json(config), json(containerConfig), platform,
                size, diffIds, driver, metadata == null ? null : GoTime.parse(metadata.lastTagTime));
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static String json(@Nullable JsonNode node) {
        return node == null || !node.isObject() ? "{}" : node.toString();
    }
}
