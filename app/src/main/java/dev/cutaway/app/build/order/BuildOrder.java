package dev.cutaway.app.build.order;

import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.build.BuildRecord;
import dev.cutaway.engine.api.build.BuildRequest;
import dev.cutaway.engine.api.build.BuildRequest.Network;
import dev.cutaway.engine.api.build.BuildSource;
import dev.cutaway.inspector.oci.Platform;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a person asks a build for, as it was typed: it need not make sense yet.
 *
 * @param tags names, separated by blanks or commas; empty for none
 * @param target a stage; empty for the last one
 * @param args values of {@code ARG}s
 * @param labels beside those of the Dockerfile
 * @param platform such as {@code linux/arm64}; empty for this machine's
 * @param cache whether earlier results may be taken
 * @param network of RUN steps
 * @param secrets what RUN steps may read
 * @param hosts {@code name:address}, for RUN steps
 * @param ssh whether RUN steps may use the SSH agent
 */
public record BuildOrder(String tags, String target, Map<String, String> args, Map<String, String> labels,
        String platform, boolean cache, Network network, List<Secret> secrets, List<String> hosts,
        boolean ssh) {

    /** Nothing in particular. */
    public static final BuildOrder PLAIN = new BuildOrder("", "", Map.of(), Map.of(), "", true, Network.DEFAULT,
            List.of(), List.of(), false);

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
    private static final Pattern HOST = Pattern.compile("[^\\s:=]+[:=]\\S+");

    /** Copies; maps keep their order. */
    public BuildOrder {
        args = Collections.unmodifiableMap(new LinkedHashMap<>(args));
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        secrets = List.copyOf(secrets);
        hosts = List.copyOf(hosts);
    }

    /** A part of the order. */
    public enum Part {
        /** Its tags. */
        TAG,
        /** The stage. */
        TARGET,
        /** A build argument. */
        ARGUMENT,
        /** A label. */
        LABEL,
        /** The platform. */
        PLATFORM,
        /** A secret. */
        SECRET,
        /** A host name. */
        HOST
    }

    /**
     * Something that makes no sense.
     *
     * @param part where
     * @param text what was typed
     */
    public record Problem(Part part, String text) {}

    /** The tags, one by one. */
    public List<String> tagList() {
        return List.of(tags.strip().split("[\\s,]+")).stream().filter(tag -> !tag.isEmpty()).toList();
    }

    /**
     * What makes no sense.
     *
     * @param stages of the Dockerfile, named as they can be asked for
     */
    public List<Problem> problems(List<String> stages) {
        var problems = new ArrayList<Problem>();
        tagList().stream().filter(tag -> !isTag(tag)).forEach(tag -> problems.add(new Problem(Part.TAG, tag)));
        if (!target.isEmpty() && stages.stream().noneMatch(target::equalsIgnoreCase)) {
            problems.add(new Problem(Part.TARGET, target));
        }
        args.keySet().stream().filter(name -> !NAME.matcher(name).matches())
                .forEach(name -> problems.add(new Problem(Part.ARGUMENT, name)));
        labels.keySet().stream().filter(String::isBlank)
                .forEach(name -> problems.add(new Problem(Part.LABEL, name)));
        if (!platform.isBlank() && parsedPlatform() == null) {
            problems.add(new Problem(Part.PLATFORM, platform));
        }
        secrets.stream().filter(secret -> secret.id().isBlank())
                .forEach(secret -> problems.add(new Problem(Part.SECRET, secret.id())));
        hosts.stream().filter(host -> !HOST.matcher(host).matches())
                .forEach(host -> problems.add(new Problem(Part.HOST, host)));
        return problems;
    }

    private static boolean isTag(String tag) {
        ImageReference name = ImageReference.tryParse(tag);
        return name != null && name.digest() == null;
    }

    private @Nullable Platform parsedPlatform() {
        try {
            return platform.isBlank() ? null : Platform.parse(platform.strip());
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /**
     * As an engine takes it. Reads the secrets: blocks.
     *
     * @param dockerfile its path in the context
     * @param text the Dockerfile as it is now; null to read the one in the context
     * @throws IOException when a secret is not there
     */
    public BuildRequest request(BuildSource source, String dockerfile, @Nullable String text,
            Map<String, String> environment) throws IOException {
        var values = new LinkedHashMap<String, byte[]>();
        Path context = source instanceof BuildSource.Folder folder ? folder.path() : Path.of("");
        for (Secret secret : secrets) {
            values.put(secret.id(), secret.read(environment, context));
        }
        return new BuildRequest(source, dockerfile, text, tagList().stream().map(ImageReference::parse)
                .map(ImageReference::withDefaultTag).toList(), target.isEmpty() ? null : target, args, labels, values,
                new BuildRequest.Options(cache, network, parsedPlatform(), hosts, ssh));
    }

    /** What was asked for when this build was done; secrets are not known any more. */
    public static BuildOrder of(BuildRecord record) {
        Platform platform = record.options().platform();
        return new BuildOrder(String.join(" ", record.tags().stream().map(ImageReference::familiar).toList()),
                Objects.requireNonNullElse(record.target(), ""), record.args(), record.labels(),
                platform == null ? "" : platform.toString(), record.options().cache(), record.options().network(),
                List.of(), record.options().extraHosts(), record.options().ssh());
    }

    /** With other tags. */
    public BuildOrder withTags(String other) {
        return new BuildOrder(other, target, args, labels, platform, cache, network, secrets, hosts, ssh);
    }

    /** For another stage. */
    public BuildOrder withTarget(String other) {
        return new BuildOrder(tags, other, args, labels, platform, cache, network, secrets, hosts, ssh);
    }

    /** For another platform. */
    public BuildOrder withPlatform(String other) {
        return new BuildOrder(tags, target, args, labels, other, cache, network, secrets, hosts, ssh);
    }

    /** Without what is not to be remembered. */
    public BuildOrder withoutSecrets() {
        return new BuildOrder(tags, target, args, labels, platform, cache, network, List.of(), hosts, ssh);
    }
}
