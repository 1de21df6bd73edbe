package dev.cutaway.dockerfile.expansion;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a FROM sees: the ARGs before the first one, and those every build has. A stage sees of it only what it declares.
 * Not for several threads while it is being filled.
 */
public final class GlobalScope implements Variables {

    /** Arguments that need no ARG, and stay out of history and cache unless one declares them. */
    public static final Set<String> PROXIES = Set.of("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy",
            "FTP_PROXY", "ftp_proxy", "NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy");

    /** Arguments that steer a build instead of reaching a RUN. */
    public static final Set<String> STEERING = Set.of("BUILDKIT_INLINE_CACHE", "BUILDKIT_MULTI_PLATFORM",
            "BUILDKIT_SYNTAX", "BUILDKIT_CONTEXT_KEEP_GIT_DIR", "BUILDKIT_SANDBOX_HOSTNAME",
            "BUILDKIT_CACHE_MOUNT_NS", "BUILDKIT_BUILD_NAME", "SOURCE_DATE_EPOCH", "BUILDKIT_DOCKERFILE_CHECK");

    private final Map<String, String> given;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Set<String> used = new LinkedHashSet<>();

    /**
     * @param target what the image is for
     * @param build what this machine is
     * @param targetStage the stage asked for; empty for the last one
     * @param given {@code --build-arg}
     */
    public GlobalScope(Platform target, Platform build, String targetStage, Map<String, String> given) {
        this.given = Map.copyOf(given);
        platform("BUILD", build);
        platform("TARGET", target);
        automatic("TARGETSTAGE", targetStage.isEmpty() ? "default" : targetStage);
    }

    private void platform(String prefix, Platform platform) {
        automatic(prefix + "PLATFORM", platform.toString());
        automatic(prefix + "OS", platform.os());
        automatic(prefix + "ARCH", platform.architecture());
        automatic(prefix + "VARIANT", platform.variant());
    }

    private void automatic(String name, String value) {
        values.put(name, given.getOrDefault(name, value));
    }

    /**
     * Declares an ARG that stands before the first FROM.
     *
     * @param value the default as it is written; null for none
     * @param escape the escape character of the Dockerfile
     */
    public void declare(String name, @Nullable String value, char escape) throws ExpansionException {
        String set = given(name);
        if (set == null && value != null) {
            set = new Expander(escape, this).word(value);
        }
        if (set != null) {
            values.put(name, set);
        }
    }

    @Override
    public @Nullable String get(String name) {
        return values.get(name);
    }

    /** The names that have a value. */
    public Set<String> names() {
        return Set.copyOf(values.keySet());
    }

    /** The value of {@code --build-arg}; null when not given. From here on the argument counts as used. */
    @Nullable
    String given(String name) {
        String value = given.get(name);
        if (value != null) {
            used.add(name);
        }
        return value;
    }

    /** The proxy arguments that were given. */
    Map<String, String> proxies() {
        var proxies = new LinkedHashMap<String, String>();
        given.keySet().stream().filter(PROXIES::contains).sorted().forEach(name -> proxies.put(name, value(name)));
        return proxies;
    }

    private String value(String name) {
        return given.getOrDefault(name, "");
    }

    /** The arguments given that nothing declared: Docker warns of them. */
    public Set<String> unused() {
        var left = new java.util.TreeSet<>(given.keySet());
        left.removeAll(used);
        left.removeAll(PROXIES);
        left.removeAll(STEERING);
        left.removeIf(name -> name.startsWith("BUILDKIT_"));
        return left;
    }

    /** A stage that begins with an image. */
    public Scope stage() {
        return new Scope(this);
    }
}
