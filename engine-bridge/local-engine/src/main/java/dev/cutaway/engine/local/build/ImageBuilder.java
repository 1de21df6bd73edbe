package dev.cutaway.engine.local.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.dockerfile.Dockerfile;
import dev.cutaway.dockerfile.expansion.GlobalScope;
import dev.cutaway.dockerfile.source.DockerfileException;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildRequest;
import dev.cutaway.engine.api.build.BuildSource;
import dev.cutaway.engine.local.build.context.BuildContext;
import dev.cutaway.engine.local.build.context.FolderTar;
import dev.cutaway.engine.local.build.context.RemoteContext;
import dev.cutaway.engine.local.build.context.Sent;
import dev.cutaway.engine.local.build.history.Builder;
import dev.cutaway.engine.local.build.history.Notes;
import dev.cutaway.engine.local.build.plan.BuildPlan;
import dev.cutaway.engine.local.build.step.BuildRun;
import dev.cutaway.engine.local.build.step.StageResult;
import dev.cutaway.engine.local.build.step.Stages;
import dev.cutaway.engine.local.build.step.Workshop;
import dev.cutaway.engine.local.catalog.ImageRecord;
import dev.cutaway.engine.local.catalog.Lease;
import dev.cutaway.engine.local.catalog.NewImage;
import dev.cutaway.engine.local.fetch.Access;
import dev.cutaway.engine.local.fetch.Proxies;
import dev.cutaway.engine.local.system.Events;
import dev.cutaway.engine.local.transfer.Failures;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.oci.ImageConfig;
import dev.cutaway.inspector.oci.Platform;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Builds images into a store, on the thread that calls it. */
final class ImageBuilder implements Builder {

    private static final String KEEP_GIT = "BUILDKIT_CONTEXT_KEEP_GIT_DIR";
    private static final String EPOCH = "SOURCE_DATE_EPOCH";

    private final Workshop workshop;
    private final Events events;

    /** @param workshop of the store */
    ImageBuilder(Workshop workshop, Events events) {
        this.workshop = workshop;
        this.events = events;
    }

    @Override
    public Made build(BuildRequest request, Notes notes) throws EngineException {
        return Failures.translated("build", () -> {
            try (BuildContext context = take(request); Lease lease = workshop.catalog().lease()) {
                notes.contextRead();
                Digest id = build(request, context, lease, notes);
                ImageRecord image = workshop.catalog().snapshot().find(id);
                return new Made(id, image == null ? 0 : image.size());
            }
        });
    }

    private BuildContext take(BuildRequest request) throws IOException {
        return switch (request.source()) {
            case BuildSource.Folder folder -> {
                Sent sent = FolderTar.choose(folder.path(), request.dockerfile());
                yield BuildContext.written(out -> FolderTar.write(folder.path(), sent, out), workshop.blobs(),
                        workshop.limits()).chosenBy(sent);
            }
            case BuildSource.Tar tar -> BuildContext.of(tar.tar(), workshop.blobs(), workshop.limits(),
                    Failures.STOPPED_BY_INTERRUPT);
            case BuildSource.Nothing _ -> BuildContext.empty(workshop.blobs(), workshop.limits());
            case BuildSource.Remote remote -> new RemoteContext(workshop.folder(), workshop.blobs(), workshop.limits(),
                    access(request))
                    .fetch(remote.address(), request.dockerfile(), isSet(request.args().get(KEEP_GIT)));
        };
    }

    /** A context belongs to no step, so nobody is told how far it is. */
    private static Access access(BuildRequest request) {
        return new Access(request.options().ssh(), Proxies.of(request.args(), System.getenv()), _ -> {
        });
    }

    private static boolean isSet(@Nullable String argument) {
        return argument != null && !argument.isEmpty() && !argument.equals("0") && !argument.equals("false");
    }

    private Digest build(BuildRequest request, BuildContext context, Lease lease, Notes notes)
            throws IOException {
        Dockerfile dockerfile = parsed(request, context, notes);
        context.hideIgnored(request.dockerfile());
        Platform machine = Platform.ofThisMachine();
        Platform target = request.options().platform() == null ? machine : request.options().platform();
        var globals = new GlobalScope(platform(target), platform(machine),
                request.target() == null ? "" : request.target(), request.args());
        BuildPlan plan = BuildPlan.of(dockerfile, globals, request.target(), workshop::triggers);
        var run = new BuildRun(workshop, request, plan, globals, context, lease, target, epoch(request), notes);
        StageResult result = new Stages(run).run();
        warnOfUnused(run, globals);
        Digest id = keep(request, run, result, lease);
        workshop.catalog().useCached(run.used());
        return id;
    }

    private static Dockerfile parsed(BuildRequest request, BuildContext context, Notes notes) throws IOException {
        String text = request.text();
        if (text == null) {
            byte[] file = context.files().read(request.dockerfile());
            if (file == null) {
                throw new EngineException(Reason.INVALID,
                        "Cannot locate specified Dockerfile: " + request.dockerfile());
            }
            text = new String(file, UTF_8);
        }
        notes.dockerfile(text);
        if (text.isBlank()) {
            throw new EngineException(Reason.INVALID, "the Dockerfile (" + request.dockerfile() + ") cannot be empty");
        }
        try {
            return Dockerfile.parse(text);
        } catch (DockerfileException e) {
            notes.refused(e.problem().line());
            throw new EngineException(Reason.INVALID, String.valueOf(e.getMessage()), e);
        }
    }

    private static dev.cutaway.dockerfile.expansion.Platform platform(Platform platform) {
        String variant = platform.variant();
        return new dev.cutaway.dockerfile.expansion.Platform(platform.os(), platform.architecture(),
                variant == null ? "" : variant);
    }

    private static @Nullable Instant epoch(BuildRequest request) throws EngineException {
        String text = request.args().get(EPOCH);
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,11}")) {
            throw new EngineException(Reason.INVALID, EPOCH + " is to be seconds since 1970, not " + text);
        }
        return Instant.ofEpochSecond(Long.parseLong(text));
    }

    private static void warnOfUnused(BuildRun run, GlobalScope globals) {
        if (!globals.unused().isEmpty()) {
            run.tell(new BuildEvent.Warning(0,
                    "One or more build-args " + globals.unused() + " were not consumed"));
        }
    }

    private Digest keep(BuildRequest request, BuildRun run, StageResult result, Lease lease) throws IOException {
        if (result.image() == null && result.id() == null) {
            throw new EngineException(Reason.INVALID, "No image was generated. Is your Dockerfile empty?");
        }
        ImageConfig config = result.draft().config();
        Digest id = result.image() == null ? config.digest() : result.image();
        List<ImageReference> tags = request.tags().stream().map(ImageReference::withDefaultTag).toList();
        NewImage made = result.image() != null || isShown(id)
                ? null
                : workshop.document(config, result.layers(), lease);
        // Nothing comes in between: as long as it has no name, a prune may take it.
        List<ImageReference> given = workshop.catalog().exclusively(() -> name(id, made, tags));
        run.tell(new BuildEvent.Built(id));
        given.forEach(tag -> events.image("tag", id, tag.familiar(), config.runtime().labels()));
        tags.forEach(tag -> run.tell(new BuildEvent.Tagged(tag)));
        return id;
    }

    /**
     * Makes an image visible with its names.
     *
     * @param made the image; null for one that was there
     * @return the names it did not have
     */
    private List<ImageReference> name(Digest id, @Nullable NewImage made, List<ImageReference> tags)
            throws EngineException {
        if (made != null) {
            workshop.catalog().add(List.of(made));
        } else if (!isLive(id)) {
            throw new EngineException(Reason.CONFLICT,
                    "image " + id.shortId() + " was removed while it was built: build again");
        }
        var given = new ArrayList<ImageReference>();
        for (ImageReference tag : tags) {
            ImageRecord there = workshop.catalog().snapshot().named(tag);
            if (there == null || !there.id().equals(id)) {
                workshop.catalog().tag(id, tag);
                given.add(tag);
            }
        }
        return given;
    }

    /** Whether an image is there, and not as hidden files of a step. */
    private boolean isShown(Digest id) {
        ImageRecord known = workshop.catalog().snapshot().find(id);
        return known != null && known.isLive() && !known.status().remains();
    }

    private boolean isLive(Digest id) {
        ImageRecord known = workshop.catalog().snapshot().find(id);
        return known != null && known.isLive();
    }
}
