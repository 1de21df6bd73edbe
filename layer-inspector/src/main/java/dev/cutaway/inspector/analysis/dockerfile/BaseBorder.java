package dev.cutaway.inspector.analysis.dockerfile;

import dev.cutaway.inspector.oci.HistoryEntry;
import dev.cutaway.inspector.oci.ImageConfig;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Where the base image probably ends in an image's history. An image does not record it, so this is a judgement; see
 * {@link #evidence}.
 *
 * @param steps history steps that belong to the base; 0 where no base is seen
 * @param layers layers that belong to it
 * @param name what the base is probably called, such as {@code debian:12}; null where nothing says it
 * @param evidence what the judgement rests on
 */
public record BaseBorder(int steps, int layers, @Nullable String name, Evidence evidence) {

    /** What a border rests on, from the strongest. */
    public enum Evidence {
        /** The builder wrote {@code FROM …} into the first step after it. */
        BUILDER,
        /** A {@code CMD} or {@code ENTRYPOINT} with further steps after it. */
        COMMAND,
        /** Another builder goes on. */
        OTHER_BUILDER,
        /** A long pause between two steps. */
        PAUSE,
        /** No border is seen. */
        NONE
    }

    /** No base is seen. */
    public static final BaseBorder NONE = new BaseBorder(0, 0, null, Evidence.NONE);

    /** Steps of one Dockerfile that only set the config follow each other at once. */
    private static final Duration SAME_BUILD = Duration.ofMinutes(1);

    private static final Duration LONG_PAUSE = Duration.ofHours(6);

    /**
     * Judges an image.
     *
     * @param osRelease content of the image's {@code /etc/os-release}; null where it has none or it is not known
     */
    public static BaseBorder of(ImageConfig config, @Nullable String osRelease) {
        List<HistoryEntry> history = config.history();
        for (int i = history.size() - 1; i > 0; i--) {
            String from = BaseName.fromComment(history.get(i).comment());
            if (from != null) {
                return at(config, i, from, Evidence.BUILDER);
            }
        }
        int end = afterLastCommand(history, history.size());
        if (end > 0) {
            return at(config, end, BaseName.of(config, end, afterLastCommand(history, end), osRelease),
                    Evidence.COMMAND);
        }
        for (int i = history.size() - 1; i > 0; i--) {
            if (otherBuilder(history.get(i - 1), history.get(i))) {
                return at(config, i, BaseName.of(config, i, 0, osRelease), Evidence.OTHER_BUILDER);
            }
        }
        int longest = longestPause(history);
        return longest == 0 ? NONE : at(config, longest, BaseName.of(config, longest, 0, osRelease), Evidence.PAUSE);
    }

    private static BaseBorder at(ImageConfig config, int steps, @Nullable String name, Evidence evidence) {
        int layers = (int) config.history().subList(0, steps).stream().filter(step -> !step.emptyLayer()).count();
        return new BaseBorder(steps, Math.min(layers, config.diffIds().size()), name, evidence);
    }

    /**
     * Where the last base among the first {@code size} steps ends by a command that is not the last word, 0 for
     * nowhere. Asked for a base itself it tells where that one's own base ends.
     */
    private static int afterLastCommand(List<HistoryEntry> history, int size) {
        boolean layerFollows = false;
        for (int i = size - 1; i > 0; i--) {
            layerFollows |= !history.get(i).emptyLayer();
            String last = keyword(history.get(i - 1));
            if (!last.equals("CMD") && !last.equals("ENTRYPOINT")) {
                continue;
            }
            // People write ENTRYPOINT anywhere, but what follows a CMD at once is at most more of the config.
            boolean goesOn = layerFollows && last.equals("CMD") && !keyword(history.get(i)).equals("ENTRYPOINT");
            if (goesOn || pause(history, i).compareTo(SAME_BUILD) >= 0) {
                return i;
            }
        }
        return 0;
    }

    private static String keyword(HistoryEntry entry) {
        return CreatedBy.read(entry.createdBy()).keyword();
    }

    private static boolean otherBuilder(HistoryEntry before, HistoryEntry after) {
        boolean dockerfileGoesOn = !keyword(after).isEmpty();
        boolean importedBefore = keyword(before).isEmpty();
        return dockerfileGoesOn && (importedBefore || isBuildKit(before) != isBuildKit(after));
    }

    private static boolean isBuildKit(HistoryEntry entry) {
        return entry.comment().startsWith("buildkit.") || entry.createdBy().endsWith("# buildkit");
    }

    private static int longestPause(List<HistoryEntry> history) {
        int longest = 0;
        for (int i = 1; i < history.size(); i++) {
            Duration pause = pause(history, i);
            if (pause.compareTo(LONG_PAUSE) >= 0 && (longest == 0 || pause.compareTo(pause(history, longest)) > 0)) {
                longest = i;
            }
        }
        return longest;
    }

    private static Duration pause(List<HistoryEntry> history, int border) {
        Instant before = history.get(border - 1).created();
        Instant after = history.get(border).created();
        return before == null || after == null ? Duration.ZERO : Duration.between(before, after);
    }
}
