package dev.cutaway.docker.client;

import dev.cutaway.docker.wire.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds engines where the Docker CLI and Podman keep them: contexts, environment, usual sockets.
 *
 * @see <a href="https://docs.docker.com/engine/manage-resources/contexts/">Docker contexts</a>
 */
public final class DockerContexts {

    private static final System.Logger LOG = System.getLogger(DockerContexts.class.getName());
    private static final String DEFAULT = "default";
    private static final String DEFAULT_SOCKET = "var/run/docker.sock";
    private static final String ROOT_PODMAN = "run/podman/podman.sock";

    private final Map<String, String> environment;
    private final Path home;
    private final Path root;

    /**
     * @param environment of this process
     * @param home of the user
     */
    public DockerContexts(Map<String, String> environment, Path home) {
        this(environment, home, Path.of("/"));
    }

    DockerContexts(Map<String, String> environment, Path home, Path root) {
        this.environment = environment;
        this.home = home;
        this.root = root;
    }

    /** All that are known: the default one first, then the contexts by name, then the sockets that are there. */
    public List<Endpoint> find() {
        Path folder = environment.containsKey("DOCKER_CONFIG")
                ? Path.of(environment("DOCKER_CONFIG"))
                : home.resolve(".docker");
        String current = current(folder);
        List<Endpoint> found = new ArrayList<>();
        found.add(defaultContext(current.equals(DEFAULT)));
        found.addAll(contexts(folder, current));
        addSocket(found, "docker", root.resolve(DEFAULT_SOCKET), "Docker");
        if (!environment("XDG_RUNTIME_DIR").isEmpty()) {
            addSocket(found, "podman", Path.of(environment("XDG_RUNTIME_DIR")).resolve("podman/podman.sock"),
                    "Podman of this user");
        }
        addSocket(found, "podman-root", root.resolve(ROOT_PODMAN), "Podman of root");
        return found;
    }

    private String environment(String key) {
        return environment.getOrDefault(key, "");
    }

    /** In the CLI's order. */
    private String current(Path folder) {
        if (!environment("DOCKER_CONTEXT").isEmpty()) {
            return environment("DOCKER_CONTEXT");
        }
        if (!environment("DOCKER_HOST").isEmpty()) {
            return DEFAULT;
        }
        Path config = folder.resolve("config.json");
        try {
            String name = Files.exists(config) ? tree(config).path("currentContext").asString("") : "";
            return name.isEmpty() ? DEFAULT : name;
        } catch (IOException | JacksonException e) {
            LOG.log(System.Logger.Level.WARNING, config + " cannot be read; taking the default context", e);
            return DEFAULT;
        }
    }

    private Endpoint defaultContext(boolean current) {
        String host = environment("DOCKER_HOST");
        return host.isEmpty()
                ? Endpoint.of(DEFAULT, "", "unix://" + root.resolve(DEFAULT_SOCKET), current)
                : Endpoint.of(DEFAULT, "DOCKER_HOST", host, current);
    }

    private static List<Endpoint> contexts(Path folder, String current) {
        Path metas = folder.resolve("contexts/meta");
        if (!Files.isDirectory(metas)) {
            return List.of();
        }
        try (Stream<Path> each = Files.list(metas)) {
            return each.map(one -> one.resolve("meta.json")).filter(Files::exists).map(meta -> context(meta, current))
                    .sorted(Comparator.comparing(Endpoint::name)).toList();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, metas + " cannot be listed; there may be more contexts", e);
            return List.of();
        }
    }

    private static Endpoint context(Path meta, String current) {
        try {
            JsonNode tree = tree(meta);
            String name = tree.path("Name").asString("");
            return Endpoint.of(name, tree.path("Metadata").path("Description").asString(""),
                    tree.path("Endpoints").path("docker").path("Host").asString(""), name.equals(current));
        } catch (IOException | JacksonException | InvalidPathException e) {
            LOG.log(System.Logger.Level.DEBUG, meta + " cannot be read", e);
            String folder = String.valueOf(meta.getName(meta.getNameCount() - 2));
            return Endpoint.unreadable(folder, meta + " cannot be read", folder.equals(current));
        }
    }

    private static JsonNode tree(Path file) throws IOException {
        return Json.tree(Files.readString(file));
    }

    /** Once each: the default context may well be one of them. */
    private static void addSocket(List<Endpoint> found, String name, Path socket, String description) {
        boolean known = found.stream().anyMatch(endpoint -> socket.equals(endpoint.socket()));
        if (!known && Files.exists(socket)) {
            found.add(Endpoint.of(name, description, "unix://" + socket, false));
        }
    }
}
