package dev.cutaway.docker.wire;

import dev.cutaway.engine.api.EngineException.Reason;
import org.jspecify.annotations.Nullable;

/** The one place that knows which HTTP status a reason is, and which reason a status. */
public final class Reasons {

    /** Names the reason exactly in an answer that is an error; engines of others do not send it. */
    public static final String HEADER = "Cutaway-Reason";

    /** The trailer with the words of an error that came in the middle of a body, percent-encoded. */
    public static final String MESSAGE_TRAILER = "Cutaway-Message";

    /** The query parameter by which our client asks for what Docker's would not understand. */
    public static final String EXTENDED = "cutaway";

    private Reasons() {}

    /** As Docker answers, where Docker has the case. */
    public static int status(Reason reason) {
        return switch (reason) {
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case INVALID, BAD_ARCHIVE -> 400;
            case UNSUPPORTED -> 501;
            case UNREACHABLE -> 503;
            case NO_SPACE, DAMAGED, FAILED -> 500;
        };
    }

    /**
     * The reason of an answer.
     *
     * @param named the {@link #HEADER}; null where there is none
     */
    public static Reason of(int status, @Nullable String named, String message) {
        Reason told = named(named);
        if (told != null) {
            return told;
        }
        if (message.contains("no space left on device")) {
            return Reason.NO_SPACE;
        }
        if (message.contains("invalid reference format")) {
            return Reason.INVALID;
        }
        return switch (status) {
            case 400 -> Reason.INVALID;
            case 404 -> Reason.NOT_FOUND;
            case 409 -> Reason.CONFLICT;
            case 501 -> Reason.UNSUPPORTED;
            case 502, 503, 504 -> Reason.UNREACHABLE;
            default -> podman(message);
        };
    }

    /** Podman answers 500 for much that is something else with Docker. */
    private static Reason podman(String message) {
        if (message.contains("No such image") || message.contains("image not known")) {
            return Reason.NOT_FOUND;
        }
        boolean force = message.contains("please force removal") || message.contains("image is in use");
        return force ? Reason.CONFLICT : Reason.FAILED;
    }

    /** The reason of this name; null for none. */
    public static @Nullable Reason named(@Nullable String name) {
        for (Reason reason : Reason.values()) {
            if (reason.name().equals(name)) {
                return reason;
            }
        }
        return null;
    }
}
