package dev.cutaway.engine.api.build;

import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A build that was done or is being done.
 *
 * @param id names it; letters and digits
 * @param origin where the context came from: a folder's path, an address, or empty for a tar or nothing
 * @param shortened whether what may be secret was left out of the origin, so that nothing can be built from it again
 * @param dockerfile path of the Dockerfile in the context
 * @param text the Dockerfile that was built; empty as long as it was not read
 * @param tags names asked for
 * @param target name or number of the stage; null for the last
 * @param args values of {@code ARG}s
 * @param labels asked for beside those of the Dockerfile
 * @param secrets ids of what {@code RUN --mount=type=secret} could read; never their values
 * @param options how
 * @param started when
 * @param steps how many were planned; 0 as long as it is not known
 * @param cached how many were taken from the cache
 * @param outcome how it ended
 */
public record BuildRecord(String id, String origin, boolean shortened, String dockerfile, String text,
        List<ImageReference> tags, @Nullable String target, Map<String, String> args, Map<String, String> labels,
        List<String> secrets, BuildRequest.Options options, Instant started, int steps, int cached, Outcome outcome) {

    private static final Pattern FROM_DRIVE = Pattern.compile("[A-Za-z]:[\\\\/]");

    /** Copies; maps keep their order. */
    public BuildRecord {
        tags = List.copyOf(tags);
        args = Collections.unmodifiableMap(new LinkedHashMap<>(args));
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        secrets = List.copyOf(secrets);
    }

    /** One whose origin is whole. */
    public BuildRecord(String id, String origin, String dockerfile, String text, List<ImageReference> tags,
            @Nullable String target, Map<String, String> args, Map<String, String> labels, List<String> secrets,
            BuildRequest.Options options, Instant started, int steps, int cached, Outcome outcome) {
        this(id, origin, false, dockerfile, text, tags, target, args, labels, secrets, options, started, steps, cached,
                outcome);
    }

    /** The same without the Dockerfile. */
    public BuildRecord withoutText() {
        return new BuildRecord(id, origin, shortened, dockerfile, "", tags, target, args, labels, secrets, options,
                started, steps, cached, outcome);
    }

    /**
     * Where the files of this build can be had again; empty for a tar, for nothing, and where the origin is not whole.
     * Values of secrets, which are not kept, are to be asked for besides.
     */
    public Optional<BuildSource> source() {
        if (origin.isEmpty() || shortened) {
            return Optional.empty();
        }
        return isOfFolder()
                ? folder().map(BuildSource.Folder::new)
                : Optional.of(new BuildSource.Remote(origin));
    }

    /** The folder it was built from; empty for an address, a tar or nothing, and for no path of this machine. */
    public Optional<Path> folder() {
        if (!isOfFolder()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(origin)).filter(Path::isAbsolute);
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    /** Folders are written down by their absolute paths; on Windows no address is a path, so it is not asked. */
    private boolean isOfFolder() {
        return origin.startsWith("/") || origin.startsWith("\\\\") || FROM_DRIVE.matcher(origin).lookingAt();
    }

    /** How a build ended. Closed, so that every view words each case. */
    public sealed interface Outcome {

        /** It has not ended. */
        record Running() implements Outcome {}

        /**
         * The image was made, whole.
         *
         * @param image its id
         * @param bytes its size, as Docker counts
         */
        record Built(Digest image, long bytes, Duration time) implements Outcome {}

        /**
         * A step failed, or the build could not begin.
         *
         * @param step its number; 0 where none had begun
         * @param line of the Dockerfile; 0 for none
         * @param message what went wrong
         * @param exitCode of the command; null where none ran
         * @param state id of an image with the files as the failed step left them; null where there is none. It goes
         *        with the record.
         */
        record Failed(int step, int line, String message, @Nullable Integer exitCode, @Nullable Digest state,
                Duration time) implements Outcome {}

        /** A person stopped it. */
        record Cancelled(Duration time) implements Outcome {}

        /** The engine ended in the middle of it. */
        record Interrupted() implements Outcome {}
    }
}
