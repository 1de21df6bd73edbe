package dev.cutaway.docker.wire.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cutaway.docker.wire.GoTime;
import dev.cutaway.engine.api.system.DiskUsage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

import java.util.List;

/** {@code GET /system/df}. */
@JsonNaming(UpperCamelCaseStrategy.class)
public record DiskUsageDocument(long layersSize, @Nullable List<ImageSummaryDocument> images,
        @Nullable List<Container> containers, @Nullable List<Volume> volumes, @Nullable List<CacheRecord> buildCache,
        long builderSize) {

    /** A container, with what the disk usage needs of it. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record Container(@Nullable String id, @Nullable List<String> names, @Nullable String image,
            @JsonProperty("ImageID") @Nullable String imageId, @Nullable String command, long created,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) long sizeRw, @Nullable String state,
            @Nullable String status, @Nullable List<Mount> mounts) {}

    /** A mount. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record Mount(@Nullable String type, @Nullable String name) {}

    /** A volume. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record Volume(@Nullable String driver, @Nullable String name, @Nullable String scope,
            @Nullable Usage usageData) {}

    /** Of a volume. */
    @JsonNaming(UpperCamelCaseStrategy.class)
    public record Usage(int refCount, long size) {}

    /** A record of the build cache. */
    public record CacheRecord(@JsonProperty("ID") @Nullable String id, @JsonProperty("Type") @Nullable String type,
            @JsonProperty("Description") @Nullable String description, @JsonProperty("InUse") boolean inUse,
            @JsonProperty("Shared") boolean shared, @JsonProperty("Size") long size,
            @JsonProperty("CreatedAt") @Nullable String createdAt,
            @JsonProperty("LastUsedAt") @Nullable String lastUsedAt, @JsonProperty("UsageCount") int usageCount) {}

    /** As Docker writes it. */
    public static DiskUsageDocument of(DiskUsage usage) {
        List<CacheRecord> cache = usage.buildCache().stream().map(DiskUsageDocument::of).toList();
        return new DiskUsageDocument(usage.layersSize(),
                usage.images().stream().map(ImageSummaryDocument::of).toList(),
                usage.containers().stream().map(DiskUsageDocument::of).toList(),
                usage.volumes().stream().map(DiskUsageDocument::of).toList(), cache.isEmpty() ? null : cache,
                cache.stream().mapToLong(CacheRecord::size).sum());
    }

    private static Container of(DiskUsage.Container container) {
        List<Mount> mounts = java.util.Collections.nCopies(container.localVolumes(), new Mount("volume", ""));
        return new Container(container.id(), List.of("/" + container.name()), container.image(), container.imageId(),
                container.command(), GoTime.unix(container.created()), container.size(), container.state(),
                container.status(), mounts);
    }

    private static Volume of(DiskUsage.Volume volume) {
        return new Volume(volume.driver(), volume.name(), "local", new Usage(volume.links(), volume.size()));
    }

    private static CacheRecord of(DiskUsage.CacheRecord row) {
        return new CacheRecord(row.id(), row.type(), row.description(), row.inUse(), row.shared(), row.size(),
                GoTime.format(row.created()), row.lastUsed() == null ? null : GoTime.format(row.lastUsed()),
                row.usageCount());
    }

    /** What it says. */
    public DiskUsage toUsage() {
        return new DiskUsage(layersSize,
                Values.list(images).stream().map(ImageSummaryDocument::toSummary).toList(),
                Values.list(containers).stream().map(DiskUsageDocument::read).toList(),
                Values.list(volumes).stream().map(DiskUsageDocument::read).toList(),
                Values.list(buildCache).stream().map(DiskUsageDocument::read).toList());
    }

    private static DiskUsage.Container read(Container container) {
        List<String> names = Values.list(container.names);
        String name = names.isEmpty() ? "" : names.getFirst();
        int volumes = (int) Values.list(container.mounts).stream().filter(mount -> "volume".equals(mount.type))
                .count();
        return new DiskUsage.Container(Values.text(container.id), name.startsWith("/") ? name.substring(1) : name,
                Values.text(container.image), Values.text(container.imageId), Values.text(container.command),
                Values.text(container.state), Values.text(container.status), container.sizeRw,
                GoTime.ofUnix(container.created), volumes);
    }

    private static DiskUsage.Volume read(Volume volume) {
        Usage usage = volume.usageData == null ? new Usage(0, -1) : volume.usageData;
        return new DiskUsage.Volume(Values.text(volume.name), Values.text(volume.driver), usage.size, usage.refCount);
    }

    private static DiskUsage.CacheRecord read(CacheRecord row) {
        return new DiskUsage.CacheRecord(Values.text(row.id), Values.text(row.type), Values.text(row.description),
                row.inUse, row.shared, row.size, GoTime.parse(row.createdAt), GoTime.parse(row.lastUsedAt),
                row.usageCount);
    }
}
