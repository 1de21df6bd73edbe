package dev.cutaway.engine.local.transfer;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.image.ImportOptions;
import dev.cutaway.engine.local.fetch.Download;
import dev.cutaway.engine.local.system.Events;
import dev.cutaway.engine.local.transfer.config.Changes;
import dev.cutaway.engine.local.transfer.config.MadeConfig;
import dev.cutaway.engine.local.transfer.config.RuntimeConfig;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.oci.ImageConfig;
import dev.cutaway.inspector.oci.Platform;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;

/** Makes an image of a root file system. */
final class Importing {

    private final RootTar rootTar;
    private final Keeping keeping;
    private final Events events;
    private final String version;

    Importing(RootTar rootTar, Keeping keeping, Events events, String version) {
        this.rootTar = rootTar;
        this.keeping = keeping;
        this.events = events;
        this.version = version;
    }

    /** See {@link dev.cutaway.engine.api.image.ImageService#importRoot}. */
    Digest importRoot(@Nullable InputStream tar, ImportOptions options, Progress progress) throws EngineException {
        ObjectNode runtime = RuntimeConfig.complete(null);
        Changes.apply(runtime, options.changes());
        return Failures.translated("root file system", () -> {
            if (tar != null) {
                return take(tar, runtime, options, progress);
            }
            try (Download fetched = Download.open(options.url(), progress)) {
                return take(fetched.body(), runtime, options, progress);
            }
        });
    }

    private Digest take(InputStream tar, ObjectNode runtime, ImportOptions options, Progress progress)
            throws IOException {
        Progress stoppable = bytes -> {
            Failures.STOPPED_BY_INTERRUPT.advance(bytes);
            progress.advance(bytes);
        };
        return rootTar.take(tar, stoppable, layer -> {
            Platform platform = options.platform() == null ? Platform.ofThisMachine() : options.platform();
            String from = options.url() == null ? "-" : Download.shown(options.url());
            String comment = options.message().isEmpty() ? "Imported from " + from : options.message();
            ImageConfig config = MadeConfig.imported(runtime, layer.record().diffId(), platform, comment, version,
                    Instant.now());
            ImageReference target = options.target();
            List<ImageReference> tags = target == null ? List.of() : List.of(target.withDefaultTag());
            keeping.keep(List.of(new Arrival(config, null, List.of(layer), tags)));
            events.image("import", config.digest(), config.digest().toString(), config.runtime().labels());
            return config.digest();
        });
    }
}
