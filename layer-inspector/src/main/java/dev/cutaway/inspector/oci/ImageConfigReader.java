package dev.cutaway.inspector.oci;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.oci.ContainerConfig.Healthcheck;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads an image's config, as OCI and as Docker since 1.10 write it.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/config.md">OCI image configuration</a>
 */
public final class ImageConfigReader {

    /** Engines mount 127 at most. Every layer costs memory for each path. */
    public static final int MOST_LAYERS = 1_000;

    private ImageConfigReader() {}

    /**
     * Reads a config.
     *
     * @param raw the JSON; kept, not copied
     * @param digest what {@code raw} was verified to hash to
     * @param place for errors
     * @param limits of size and nesting
     * @throws ImageReadException when it is no config
     */
    public static ImageConfig read(byte[] raw, Digest digest, Place place, Limits limits) throws ImageReadException {
        JsonValue root = JsonValue.parse(raw, place, limits);
        if (!root.isObject()) {
            throw root.wrong("an object");
        }
        return new ImageConfig(digest, raw, root.at("created").time(), root.at("author").stringOr(""), platform(root),
                containerConfig(root.at("config")), diffIds(root.at("rootfs")), history(root.at("history")));
    }

    /** The platform of a config or of a descriptor: both have the same keys. */
    static Platform platform(JsonValue value) throws ImageReadException {
        return new Platform(known(value.at("os")), known(value.at("architecture")), value.at("variant").textOrNull(),
                value.at("os.version").textOrNull());
    }

    private static String known(JsonValue value) throws ImageReadException {
        String text = value.textOrNull();
        return text == null ? "unknown" : text;
    }

    private static List<Digest> diffIds(JsonValue rootfs) throws ImageReadException {
        if (rootfs.absent()) {
            throw rootfs.wrong("an object");
        }
        String type = rootfs.at("type").stringOr("layers");
        if (!type.equals("layers")) {
            throw rootfs.at("type").wrong("\"layers\"");
        }
        var digests = new ArrayList<Digest>();
        for (JsonValue item : rootfs.at("diff_ids").items()) {
            if (digests.size() == MOST_LAYERS) {
                throw item.wrong("one of at most " + MOST_LAYERS + " layers");
            }
            digests.add(item.digest());
        }
        return List.copyOf(digests);
    }

    private static List<HistoryEntry> history(JsonValue history) throws ImageReadException {
        var entries = new ArrayList<HistoryEntry>();
        for (JsonValue step : history.items()) {
            entries.add(new HistoryEntry(step.at("created").time(), step.at("created_by").stringOr(""),
                    step.at("author").stringOr(""), step.at("comment").stringOr(""), step.at("empty_layer").flag()));
        }
        return List.copyOf(entries);
    }

    private static ContainerConfig containerConfig(JsonValue config) throws ImageReadException {
        if (config.absent()) {
            return ContainerConfig.EMPTY;
        }
        return new ContainerConfig(config.at("User").stringOr(""), config.at("Env").strings(),
                command(config.at("Entrypoint")), command(config.at("Cmd")), config.at("WorkingDir").stringOr(""),
                List.copyOf(config.at("ExposedPorts").members().keySet()),
                List.copyOf(config.at("Volumes").members().keySet()), config.at("Labels").stringMembers(),
                config.at("StopSignal").textOrNull(), healthcheck(config.at("Healthcheck")),
                config.at("OnBuild").strings(), command(config.at("Shell")));
    }

    /** A list of words; early Docker also wrote a single string. */
    private static @Nullable List<String> command(JsonValue value) throws ImageReadException {
        if (value.absent()) {
            return null;
        }
        return value.isString() ? List.of(value.string()) : value.strings();
    }

    private static @Nullable Healthcheck healthcheck(JsonValue check) throws ImageReadException {
        if (check.absent()) {
            return null;
        }
        long retries = check.at("Retries").numberOr(0);
        if (retries != (int) retries) {
            throw check.at("Retries").wrong("a small number");
        }
        return new Healthcheck(check.at("Test").strings(), check.at("Interval").numberOr(0),
                check.at("Timeout").numberOr(0), check.at("StartPeriod").numberOr(0),
                check.at("StartInterval").numberOr(0), (int) retries);
    }
}
