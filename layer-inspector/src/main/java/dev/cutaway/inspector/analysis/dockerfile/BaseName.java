package dev.cutaway.inspector.analysis.dockerfile;

import dev.cutaway.inspector.oci.HistoryEntry;
import dev.cutaway.inspector.oci.ImageConfig;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds what a base image is probably called. */
final class BaseName {

    /**
     * Set by builders that know.
     *
     * @see <a href="https://github.com/opencontainers/image-spec/blob/main/annotations.md">OCI annotations</a>
     */
    private static final String LABEL = "org.opencontainers.image.base.name";

    private static final Pattern FROM_COMMENT = Pattern.compile("^FROM (\\S+)$");

    private static final Pattern IMAGE_ID = Pattern.compile("(?:sha256:)?[0-9a-f]{64}");

    private static final Pattern MINI_ROOT = Pattern.compile("\\b(alpine)-minirootfs-(\\d+\\.\\d+(?:\\.\\d+)?)");

    private static final Pattern DEBUERREOTYPE = Pattern.compile("^# debian\\.sh\\b.* '([a-z]+)' '@\\d+'");

    private static final Pattern VERSION_VARIABLE = Pattern.compile("^([A-Z]+)_VERSION[= ]\"?(\\d[\\w.+-]*)");

    /** Variables by which well-known base images tell their version, and the names of these images. */
    private static final Map<String, String> BY_VARIABLE = Map.ofEntries(Map.entry("NGINX", "nginx"),
            Map.entry("PYTHON", "python"), Map.entry("NODE", "node"), Map.entry("GOLANG", "golang"),
            Map.entry("RUBY", "ruby"), Map.entry("PHP", "php"), Map.entry("RUST", "rust"), Map.entry("REDIS", "redis"),
            Map.entry("MYSQL", "mysql"), Map.entry("MARIADB", "mariadb"), Map.entry("HTTPD", "httpd"),
            Map.entry("TOMCAT", "tomcat"), Map.entry("HAPROXY", "haproxy"), Map.entry("MEMCACHED", "memcached"));

    /** Distributions whose image is not called what their {@code ID} says. */
    private static final Map<String, String> BY_DISTRIBUTION = Map.of("rocky", "rockylinux", "amzn", "amazonlinux",
            "ol", "oraclelinux", "opensuse-leap", "opensuse/leap", "opensuse-tumbleweed", "opensuse/tumbleweed", "arch",
            "archlinux", "rhel", "redhat/ubi");

    private BaseName() {}

    /** The name that buildah notes beside the first step; null for none. */
    static @Nullable String fromComment(String comment) {
        Matcher from = FROM_COMMENT.matcher(comment.strip());
        return from.find() && !IMAGE_ID.matcher(from.group(1)).matches() ? familiar(from.group(1)) : null;
    }

    /**
     * The name of the base that the first {@code steps} steps made.
     *
     * @param inner where its own base ends, 0 where it has none
     */
    static @Nullable String of(ImageConfig config, int steps, int inner, @Nullable String osRelease) {
        String label = config.runtime().labels().get(LABEL);
        if (label != null && !label.isBlank()) {
            return familiar(label.strip());
        }
        List<HistoryEntry> base = config.history().subList(inner, steps);
        String said = base.stream().map(BaseName::ofStep).filter(name -> name != null).reduce((a, b) -> b).orElse(null);
        if (said != null || inner > 0) {
            return said;
        }
        return osRelease == null ? null : ofDistribution(osRelease);
    }

    private static @Nullable String ofStep(HistoryEntry entry) {
        Matcher debian = DEBUERREOTYPE.matcher(entry.createdBy());
        if (debian.find()) {
            return "debian:" + debian.group(1);
        }
        CreatedBy step = CreatedBy.read(entry.createdBy());
        Matcher alpine = MINI_ROOT.matcher(step.argument());
        if (step.keyword().equals("ADD") && alpine.find()) {
            return alpine.group(1) + ":" + alpine.group(2);
        }
        Matcher variable = VERSION_VARIABLE.matcher(step.argument());
        String image = step.keyword().equals("ENV") && variable.find() ? BY_VARIABLE.get(variable.group(1)) : null;
        return image == null ? null : image + ":" + variable.group(2);
    }

    /**
     * {@code debian:12} from {@code ID=debian}, {@code VERSION_ID="12"}; null without an ID.
     *
     * @see <a href="https://www.freedesktop.org/software/systemd/man/latest/os-release.html">os-release</a>
     */
    static @Nullable String ofDistribution(String osRelease) {
        Map<String, String> values = osRelease.lines()
                .map(line -> line.strip().split("=", 2))
                .filter(pair -> pair.length == 2 && !pair[0].startsWith("#"))
                .collect(Collectors.toMap(pair -> pair[0], pair -> unquote(pair[1]), (a, b) -> b));
        String id = values.get("ID");
        if (id == null || id.isBlank()) {
            return null;
        }
        String version = values.getOrDefault("VERSION_ID", values.getOrDefault("VERSION_CODENAME", ""));
        String image = BY_DISTRIBUTION.getOrDefault(id, id);
        return version.isEmpty() ? image : image + ":" + version;
    }

    private static String unquote(String value) {
        boolean quoted = value.length() >= 2 && (value.startsWith("\"") || value.startsWith("'"))
                && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /** Docker's short form of a name on its own registry. */
    private static String familiar(String name) {
        String local = name.startsWith("docker.io/") ? name.substring("docker.io/".length()) : name;
        return local.startsWith("library/") ? local.substring("library/".length()) : local;
    }
}
