package dev.cutaway.app.dockerfile.text;

import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.build.CacheReason;

/** Words for why a step was taken from the cache, or was not. */
public final class Reasons {

    private static final int SHORT_ID = 12;

    private Reasons() {}

    /** The reason in one line, in the language of the moment. */
    public static String of(Texts texts, CacheReason reason) {
        return switch (reason) {
            case CacheReason.Same _ -> texts.text("dockerfile.reason.same");
            case CacheReason.NothingToDo _ -> texts.text("dockerfile.reason.nothing");
            case CacheReason.Disabled _ -> texts.text("dockerfile.reason.disabled");
            case CacheReason.NoEntry _ -> texts.text("dockerfile.reason.no-entry");
            case CacheReason.BaseChanged(String before, String now) ->
                texts.text("dockerfile.reason.base", shortId(before), shortId(now));
            case CacheReason.ParentChanged(int step) -> texts.text("dockerfile.reason.parent", step);
            case CacheReason.InstructionChanged _ -> texts.text("dockerfile.reason.instruction");
            case CacheReason.ArgumentChanged(String name) -> texts.text("dockerfile.reason.argument", name);
            case CacheReason.FileChanged(String path, CacheReason.Difference how) -> switch (how) {
                case ADDED -> texts.text("dockerfile.reason.file.added", path);
                case REMOVED -> texts.text("dockerfile.reason.file.removed", path);
                case CONTENT -> texts.text("dockerfile.reason.file.content", path);
                case METADATA -> texts.text("dockerfile.reason.file.metadata", path);
            };
            case CacheReason.ResultGone _ -> texts.text("dockerfile.reason.gone");
        };
    }

    /** Whether a line above the step says why it ran: not where there is nothing to wonder at. */
    static boolean isWorthALine(CacheReason reason) {
        return switch (reason) {
            case CacheReason.BaseChanged _ -> true;
            case CacheReason.InstructionChanged _ -> true;
            case CacheReason.ArgumentChanged _ -> true;
            case CacheReason.FileChanged _ -> true;
            case CacheReason.ResultGone _ -> true;
            // Without the cache, at first, and after a step that is explained itself, nobody wonders.
            default -> false;
        };
    }

    private static String shortId(String digest) {
        String hex = digest.substring(digest.indexOf(':') + 1);
        return hex.substring(0, Math.min(SHORT_ID, hex.length()));
    }
}
