package dev.cutaway.engine.api.build;

import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/**
 * What happens in a build. Independent stages run at the same time, so events of their steps come mixed; those of one
 * step come in order.
 */
public sealed interface BuildEvent {

    /** What will be done; stages that nobody needs are left out. */
    record Planned(List<BuildStep> steps) implements BuildEvent {}

    /** A step begins: all that it needs of other stages is there. */
    record Started(int step) implements BuildEvent {}

    /** It is known whether the step is done or taken from the cache. */
    record Decided(int step, CacheReason reason) implements BuildEvent {}

    /** A command begins to run. {@code container}: what it is called. */
    record Running(int step, String container) implements BuildEvent {}

    /** A command wrote this. */
    record Output(int step, boolean stderr, String text) implements BuildEvent {}

    /**
     * A step is done.
     *
     * @param id digest of the config up to this step: what the classic builder of Docker calls the step's image; null
     *        where there is none yet
     * @param layers how many its stage has after it; 0 for none, and where an older engine did the step
     * @param bytes of the layer it made, or of the image that its {@code FROM} begins with, as Docker counts; 0 for
     *        none, and for a {@code FROM} of another stage
     * @param files that the layer touches; null for none, for a {@code FROM}, and where an older engine did the step
     * @param time it took, without what it waited for other stages
     */
    record Finished(int step, @Nullable Digest id, int layers, long bytes, @Nullable TouchedFiles files, Duration time)
            implements
                BuildEvent {

        /** One of which it is not known how many layers there are after it. */
        public Finished(int step, @Nullable Digest id, long bytes, @Nullable TouchedFiles files, Duration time) {
            this(step, id, 0, bytes, files, time);
        }

        /** One that made no layer, or of which it is not known what the layer touches. */
        public Finished(int step, @Nullable Digest id, long bytes, Duration time) {
            this(step, id, bytes, null, time);
        }
    }

    /**
     * A step failed, and the build with it.
     *
     * @param line of the Dockerfile; 0 for none
     * @param exitCode of the command; null where none ran
     */
    record Failed(int step, int line, String message, @Nullable Integer exitCode) implements BuildEvent {}

    /** Something about the Dockerfile or the request that the build goes on with. {@code line}: 0 for none. */
    record Warning(int line, String text) implements BuildEvent {}

    /** The image is there, whole. */
    record Built(Digest id) implements BuildEvent {}

    /** The image got a name. */
    record Tagged(ImageReference tag) implements BuildEvent {}
}
