package dev.cutaway.app.build;

import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.build.BuildRecord.Outcome;
import dev.cutaway.engine.api.build.CacheReason;
import dev.cutaway.engine.api.build.TouchedFiles;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Words for what came of a step and of a build, the same in the editor's gutter, the panel and the list of builds. */
public final class Reasons {

    private static final int LONGEST_ID = 12;

    private Reasons() {}

    /**
     * Why a step ran again, without the words "ran again": {@code src/main.c changed}.
     *
     * @return empty where there is nothing to tell: it came from the cache, or has nothing to keep
     */
    public static Optional<String> again(Texts texts, CacheReason reason) {
        return switch (reason) {
            case CacheReason.Same _,CacheReason.NothingToDo _ -> Optional.empty();
            case CacheReason.Disabled _ -> Optional.of(texts.text("build.reason.disabled"));
            case CacheReason.NoEntry _ -> Optional.of(texts.text("build.reason.first"));
            case CacheReason.BaseChanged(String before, String now) -> Optional.of(
                    texts.text("build.reason.base", shortId(before), shortId(now)));
            case CacheReason.ParentChanged(int step) -> Optional.of(texts.text("build.reason.parent", step));
            case CacheReason.InstructionChanged _ -> Optional.of(texts.text("build.reason.instruction"));
            case CacheReason.ArgumentChanged(String name) -> Optional.of(texts.text("build.reason.argument", name));
            case CacheReason.FileChanged(String path, CacheReason.Difference how) -> Optional.of(
                    file(texts, path, how));
            case CacheReason.ResultGone _ -> Optional.of(texts.text("build.reason.gone"));
        };
    }

    /** Whether a line above the step says why it ran: not where there is nothing to wonder at. */
    public static boolean isWorthALine(CacheReason reason) {
        return switch (reason) {
            case CacheReason.BaseChanged _,CacheReason.InstructionChanged _,CacheReason.ArgumentChanged _ -> true;
            case CacheReason.FileChanged _,CacheReason.ResultGone _ -> true;
            // Without the cache, at first, and after a step that is explained itself, nobody wonders.
            case CacheReason.Same _,CacheReason.NothingToDo _,CacheReason.Disabled _,CacheReason.NoEntry _ -> false;
            case CacheReason.ParentChanged _ -> false;
        };
    }

    private static String file(Texts texts, String path, CacheReason.Difference how) {
        return switch (how) {
            case ADDED -> texts.text("build.reason.file.added", path);
            case REMOVED -> texts.text("build.reason.file.removed", path);
            case CONTENT -> texts.text("build.reason.file.changed", path);
            case METADATA -> texts.text("build.reason.file.metadata", path);
        };
    }

    /** The same in a whole sentence: {@code ran again: src/main.c changed}; for a step from the cache, that it is. */
    public static String sentence(Texts texts, CacheReason reason) {
        if (reason.hit()) {
            return texts.text("build.reason.cached");
        }
        boolean news = reason instanceof CacheReason.NoEntry || reason instanceof CacheReason.Disabled;
        return again(texts, reason).map(why -> news ? why : texts.text("build.reason.again", why))
                .orElseGet(() -> texts.text("build.reason.nothing"));
    }

    /** All there is to know, for a hover: an instruction that changed is shown as it was. */
    public static String details(Texts texts, CacheReason reason) {
        return reason instanceof CacheReason.InstructionChanged(String before, String _)
                ? sentence(texts, reason) + "\n" + texts.text("build.reason.before", before)
                : sentence(texts, reason);
    }

    private static String shortId(String digest) {
        String hex = digest.startsWith("sha256:") ? digest.substring(7) : digest;
        return hex.length() > LONGEST_ID ? hex.substring(0, LONGEST_ID) : hex;
    }

    /** What the layer of a step touches, in a sentence: {@code 120 files added, 3 changed, 1 deleted}. */
    public static String touched(Texts texts, TouchedFiles files) {
        return texts.text("build.files.touched", files.added(), files.changed(), files.deleted());
    }

    /** How a build ended, in a word: {@code Built}. */
    public static String outcome(Texts texts, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Running _ -> texts.text("build.outcome.running");
            case Outcome.Built _ -> texts.text("build.outcome.built");
            case Outcome.Failed _ -> texts.text("build.outcome.failed");
            case Outcome.Cancelled _ -> texts.text("build.outcome.cancelled");
            case Outcome.Interrupted _ -> texts.text("build.outcome.interrupted");
        };
    }

    /**
     * What went wrong, in the reader's language where the engine tells it as a figure: {@code exit code 2}; elsewhere in the
     * engine's own words.
     *
     * @param exitCode null where no command went wrong
     */
    public static String failure(Texts texts, String message, @Nullable Integer exitCode) {
        return exitCode == null || exitCode == 0 ? message : texts.text("build.failed.exit", exitCode);
    }

    /** The same of a build, with the command that went wrong, where it is known. */
    public static String failure(Texts texts, Outcome.Failed failed, Optional<String> command) {
        String why = failure(texts, failed.message(), failed.exitCode());
        return why.equals(failed.message()) || command.isEmpty()
                ? why
                : texts.text("build.failed.command", why, command.get());
    }

    /** How long a build took; empty where that is not known. */
    public static Optional<Duration> time(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Built built -> Optional.of(built.time());
            case Outcome.Failed failed -> Optional.of(failed.time());
            case Outcome.Cancelled cancelled -> Optional.of(cancelled.time());
            case Outcome.Running _,Outcome.Interrupted _ -> Optional.empty();
        };
    }

    /** The image that was built. */
    public static Optional<Digest> image(Outcome outcome) {
        return outcome instanceof Outcome.Built built ? Optional.of(built.image()) : Optional.empty();
    }

    /** A time as figures: {@code 0.1s}, {@code 14.2s}, {@code 3m 05s}, {@code 1h 02m}. */
    public static String duration(Duration time) {
        long tenths = Math.round(time.toMillis() / 100.0);
        if (tenths < 600) {
            return String.format(Locale.ROOT, "%d.%ds", tenths / 10, tenths % 10);
        } else if (time.toHours() == 0) {
            return String.format(Locale.ROOT, "%dm %02ds", time.toMinutes(), time.toSecondsPart());
        }
        return String.format(Locale.ROOT, "%dh %02dm", time.toHours(), time.toMinutesPart());
    }
}
