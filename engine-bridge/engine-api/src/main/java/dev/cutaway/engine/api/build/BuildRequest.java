package dev.cutaway.engine.api.build;

import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.inspector.oci.Platform;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to be built.
 *
 * @param source the context
 * @param dockerfile path of the Dockerfile in the context
 * @param text the Dockerfile itself, in place of the one in the context; null to read that
 * @param tags names of the result; {@code latest} is taken where one has no tag
 * @param target name or number of the stage to build; null for the last
 * @param args values of {@code ARG}s
 * @param labels of the result, beside those of the Dockerfile
 * @param secrets what {@code RUN --mount=type=secret} may read, by id
 * @param options how
 */
public record BuildRequest(BuildSource source, String dockerfile, @Nullable String text, List<ImageReference> tags,
        @Nullable String target, Map<String, String> args, Map<String, String> labels, Map<String, byte[]> secrets,
        Options options) {

    /** What the Dockerfile is called where nobody says otherwise. */
    public static final String DEFAULT_DOCKERFILE = "Dockerfile";

    /** Copies; maps keep their order. */
    public BuildRequest {
        tags = List.copyOf(tags);
        args = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(args));
        labels = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        secrets = Map.copyOf(secrets);
    }

    /** The network of RUN steps. */
    public enum Network {
        /** What the engine gives: this machine's own. */
        DEFAULT,
        /** This machine's own. */
        HOST,
        /** Nothing but a loopback device. */
        NONE
    }

    /**
     * How to build.
     *
     * @param cache whether results of earlier builds may be taken
     * @param network of RUN steps that do not say
     * @param platform what the images are to run on; null for this machine's
     * @param extraHosts {@code name:address}, for {@code /etc/hosts} of RUN steps
     * @param ssh whether {@code RUN --mount=type=ssh} may use the engine's SSH agent: no Dockerfile may take it itself
     */
    public record Options(boolean cache, Network network, @Nullable Platform platform, List<String> extraHosts,
            boolean ssh) {

        /** With the cache, for this machine, without the SSH agent. */
        public static final Options DEFAULT = new Options(true, Network.DEFAULT, null, List.of(), false);

        /** Copies. */
        public Options {
            extraHosts = List.copyOf(extraHosts);
        }

        /** The same without results of earlier builds. */
        public Options withoutCache() {
            return new Options(false, network, platform, extraHosts, ssh);
        }

        /** The same, with the SSH agent or without. */
        public Options withSsh(boolean allowed) {
            return new Options(cache, network, platform, extraHosts, allowed);
        }
    }

    /** A plain build of a context with a {@code Dockerfile}. */
    public static BuildRequest of(BuildSource source, ImageReference... tags) {
        return new BuildRequest(source, DEFAULT_DOCKERFILE, null, List.of(tags), null, Map.of(), Map.of(), Map.of(),
                Options.DEFAULT);
    }

    /** The same with another Dockerfile text. */
    public BuildRequest withText(String dockerfileText) {
        return new BuildRequest(source, dockerfile, dockerfileText, tags, target, args, labels, secrets, options);
    }

    /** The same for another stage. */
    public BuildRequest withTarget(@Nullable String stage) {
        return new BuildRequest(source, dockerfile, text, tags, stage, args, labels, secrets, options);
    }

    /** The same with one more argument. */
    public BuildRequest withArg(String name, String value) {
        var more = new LinkedHashMap<>(args);
        more.put(name, value);
        return new BuildRequest(source, dockerfile, text, tags, target, more, labels, secrets, options);
    }

    /** The same, done otherwise. */
    public BuildRequest with(Options other) {
        return new BuildRequest(source, dockerfile, text, tags, target, args, labels, secrets, other);
    }

    /** The same with one more secret. */
    public BuildRequest withSecret(String id, byte[] value) {
        var more = new LinkedHashMap<>(secrets);
        more.put(id, value);
        return new BuildRequest(source, dockerfile, text, tags, target, args, labels, more, options);
    }

    /** The same with one more name. */
    public BuildRequest withTag(ImageReference tag) {
        var more = new ArrayList<>(tags);
        more.add(tag);
        return new BuildRequest(source, dockerfile, text, more, target, args, labels, secrets, options);
    }
}
