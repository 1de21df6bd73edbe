package dev.cutaway.app.disk;

import dev.cutaway.app.library.Contents;
import dev.cutaway.app.library.KeptImage;
import dev.cutaway.engine.api.DockerText;
import dev.cutaway.engine.api.system.DiskUsage;

import java.util.List;

/**
 * A line as {@code docker system df} prints it.
 *
 * @param key of its name
 * @param figures how many, how many in use, bytes, bytes that could be freed
 * @param exact the last two in full; empty where nothing is known
 */
record UsageRow(String key, List<String> figures, List<Long> exact) {

    /** All lines; dashes where the engine has not counted yet. */
    static List<UsageRow> of(Contents contents) {
        DiskUsage usage = contents.usage();
        if (usage == null) {
            return List.of(unknown("disk.counted.images"), unknown("disk.counted.containers"),
                    unknown("disk.counted.volumes"), unknown("disk.counted.cache"));
        }
        return List.of(images(contents, usage), containers(usage), volumes(usage), cache(usage));
    }

    private static UsageRow unknown(String key) {
        return new UsageRow(key, List.of("–", "–", "–", "–"), List.of());
    }

    private static UsageRow row(String key, long all, long active, long bytes, long free) {
        return new UsageRow(key, List.of(Long.toString(all), Long.toString(active), DockerText.size(bytes),
                DockerText.size(free)), List.of(bytes, free));
    }

    /** Docker calls free what only images hold that no container uses. */
    private static UsageRow images(Contents contents, DiskUsage usage) {
        List<KeptImage> idle = contents.images().stream().filter(image -> !image.isUsed()).toList();
        long free = contents.sharing().freedBy(idle.stream().map(KeptImage::id).toList());
        long active = contents.images().stream().filter(KeptImage::isUsed).count();
        return row("disk.counted.images", usage.images().size(), active, usage.layersSize(), free);
    }

    private static UsageRow containers(DiskUsage usage) {
        long active = usage.containers().stream().filter(each -> each.state().equals("running")).count();
        long bytes = usage.containers().stream().mapToLong(DiskUsage.Container::size).sum();
        long free = usage.containers().stream().filter(each -> !each.state().equals("running"))
                .mapToLong(DiskUsage.Container::size).sum();
        return row("disk.counted.containers", usage.containers().size(), active, bytes, free);
    }

    private static UsageRow volumes(DiskUsage usage) {
        long active = usage.volumes().stream().filter(each -> each.links() > 0).count();
        long bytes = usage.volumes().stream().mapToLong(each -> Math.max(0, each.size())).sum();
        long free = usage.volumes().stream().filter(each -> each.links() <= 0)
                .mapToLong(each -> Math.max(0, each.size())).sum();
        return row("disk.counted.volumes", usage.volumes().size(), active, bytes, free);
    }

    private static UsageRow cache(DiskUsage usage) {
        long active = usage.buildCache().stream().filter(DiskUsage.CacheRecord::inUse).count();
        long bytes = usage.buildCache().stream().filter(each -> !each.shared())
                .mapToLong(DiskUsage.CacheRecord::size).sum();
        long free = usage.buildCache().stream().filter(each -> !each.shared() && !each.inUse())
                .mapToLong(DiskUsage.CacheRecord::size).sum();
        return row("disk.counted.cache", usage.buildCache().size(), active, bytes, free);
    }
}
