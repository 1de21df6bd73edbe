package dev.cutaway.engine.api.build;

/** Why a step was taken from the cache, or was not. Closed, so that every view words each case. */
public sealed interface CacheReason {

    /** Whether the step was taken from the cache. */
    default boolean hit() {
        return false;
    }

    /** Nothing that the step depends on differs from an earlier build. */
    record Same() implements CacheReason {
        @Override
        public boolean hit() {
            return true;
        }
    }

    /** The step has no result to keep, such as {@code FROM}. */
    record NothingToDo() implements CacheReason {}

    /** The build was asked for without the cache. */
    record Disabled() implements CacheReason {}

    /** No build did this step before at this place. */
    record NoEntry() implements CacheReason {}

    /** The base image is another one. Digests of its config, as text. */
    record BaseChanged(String before, String now) implements CacheReason {}

    /** A step before this one gave another result. {@code step}: its number. */
    record ParentChanged(int step) implements CacheReason {}

    /** The instruction itself reads differently. */
    record InstructionChanged(String before, String now) implements CacheReason {}

    /** A build argument has another value. */
    record ArgumentChanged(String name) implements CacheReason {}

    /** A file that the step copies differs. {@code path}: in its source; {@code how}: what about it. */
    record FileChanged(String path, Difference how) implements CacheReason {}

    /** The step's result was there, but was removed or is damaged. */
    record ResultGone() implements CacheReason {}

    /** What differs about a file. */
    enum Difference {
        /** It was not there. */
        ADDED,
        /** It is not there any more. */
        REMOVED,
        /** Its bytes, or where a link leads. */
        CONTENT,
        /** Mode, owner, kind or attributes. */
        METADATA
    }
}
