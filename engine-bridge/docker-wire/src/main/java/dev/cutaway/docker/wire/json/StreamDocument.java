package dev.cutaway.docker.wire.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cutaway.engine.api.DockerText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An object of the streams that load, import and builds answer; one of a few sets of its fields is there.
 *
 * @param stream a line of output
 * @param status what goes on
 * @param progressDetail how far it is
 * @param progress the same for people
 * @param id what it is about
 * @param errorDetail why it ended
 * @param error the same of old
 * @param aux a result, of a kind that the request decides
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StreamDocument(@Nullable String stream, @Nullable String status, @Nullable Detail progressDetail,
        @Nullable String progress, @Nullable String id, @Nullable Failure errorDetail, @Nullable String error,
        @Nullable JsonNode aux) {

    private static final int BAR = 50;

    /** Bytes done, and in all; −1 in all where that is not known. */
    public record Detail(long current, @JsonInclude(JsonInclude.Include.NON_DEFAULT) long total) {}

    /**
     * Why a stream ended.
     *
     * @param code of the command that failed; only for builds
     * @param reason the engine's own word for it; only where Cutaway's client asked for it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Failure(@Nullable Integer code, @Nullable String message,
            @JsonProperty("cutawayReason") @Nullable String reason) {}

    /** A line. */
    public static StreamDocument line(String text) {
        return new StreamDocument(text + "\n", null, null, null, null, null, null, null);
    }

    /** A state without progress. */
    public static StreamDocument status(String text) {
        return new StreamDocument(null, text, null, null, null, null, null, null);
    }

    /** A state with progress. {@code total}: −1 where it is not known. */
    public static StreamDocument progress(String status, @Nullable String id, long current, long total) {
        return new StreamDocument(null, status, new Detail(current, Math.max(0, total)), bar(current, total), id,
                null, null, null);
    }

    /** The end by an error. {@code reason}: null to keep it to ourselves. */
    public static StreamDocument error(String message, @Nullable String reason) {
        return error(message, reason, null);
    }

    /** The end of a build by an error. {@code code}: of the command that failed; null for none. */
    public static StreamDocument error(String message, @Nullable String reason, @Nullable Integer code) {
        return new StreamDocument(null, null, null, null, null, new Failure(code, message, reason), message, null);
    }

    /** Output as it comes, with or without the end of its line. */
    public static StreamDocument text(String text) {
        return new StreamDocument(text, null, null, null, null, null, null, null);
    }

    /** A result. */
    public static StreamDocument aux(JsonNode result) {
        return new StreamDocument(null, null, null, null, null, null, null, result);
    }

    /** Docker's bar of fifty signs. */
    private static String bar(long current, long total) {
        if (total <= 0) {
            return "%8s".formatted(DockerText.size(current, 4));
        }
        int done = (int) Math.min(BAR, BAR * (double) current / total);
        String spaces = done < BAR ? " ".repeat(BAR - done) : "";
        String figures = "%8s".formatted(DockerText.size(current, 4));
        String all = current > total ? "" : "/" + DockerText.size(total, 4);
        return "[" + "=".repeat(done) + ">" + spaces + "] " + figures + all;
    }
}
