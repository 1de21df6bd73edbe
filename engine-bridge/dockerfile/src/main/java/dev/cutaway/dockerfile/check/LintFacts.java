package dev.cutaway.dockerfile.check;

import dev.cutaway.dockerfile.expansion.Platform;
import dev.cutaway.dockerfile.ignore.IgnoreFile;
import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * What is known besides the Dockerfile itself. What is not known is not checked.
 *
 * @param ignore the context's {@code .dockerignore}; null when not known, or there is none
 * @param context what the build would be sent; null when not known
 * @param buildArgs what the build will be given
 * @param target what the image is for
 * @param build what this machine is
 * @param images what is known about base images
 */
public record LintFacts(@Nullable IgnoreFile ignore, @Nullable ContextFiles context, Map<String, String> buildArgs,
        Platform target, Platform build, BaseImages images) {

    private static final Platform LINUX = new Platform("linux", "amd64", "");

    /** Nothing but the text. */
    public static final LintFacts NONE = new LintFacts(null, null, Map.of(), LINUX, LINUX, (name, platform) -> null);

    /** Copies the map. */
    public LintFacts {
        buildArgs = Map.copyOf(buildArgs);
    }

    /** The same for a build that is given these arguments, for this target. */
    public LintFacts of(Map<String, String> given, Platform wanted) {
        return new LintFacts(ignore, context, given, wanted, build, images);
    }

    /** Knows images without asking the network. */
    @FunctionalInterface
    public interface BaseImages {
        /**
         * What is known of an image.
         *
         * @param name as a FROM says it, variables expanded
         * @param platform as its flag says it; null for the target's
         * @return null when nothing is known
         */
        @Nullable
        BaseImage find(String name, @Nullable String platform);
    }

    /**
     * What an image brings.
     *
     * @param environment its variables
     * @param platform what it is for
     * @param hasShell its config sets a SHELL
     */
    public record BaseImage(Map<String, String> environment, Platform platform, boolean hasShell) {}
}
