package dev.cutaway.engine.local.transfer.config;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each Dockerfile instruction that runs nothing changes in a runtime config; its words are expanded. */
public final class ConfigEditor {

    /** What Docker has a container look for programs in where the image does not say. */
    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private static final List<String> SHELL = List.of("/bin/sh", "-c");

    private static final List<String> HEALTH = List.of("Test", "Interval", "Timeout", "StartPeriod", "StartInterval",
            "Retries");

    private final ObjectNode config;
    private boolean commandSet;

    /** @param config complete; changed */
    public ConfigEditor(ObjectNode config) {
        this.config = config;
    }

    /** The config, with its fields in Docker's order. */
    public ObjectNode config() {
        // A map that was not there is put last: back to Docker's order.
        ObjectNode ordered = RuntimeConfig.complete(config);
        config.removeAll();
        config.setAll(ordered);
        return config;
    }

    /** {@code CMD}. */
    public void cmd(List<String> words) {
        config.set("Cmd", RuntimeConfig.list(words));
        commandSet = true;
    }

    /** {@code ENTRYPOINT}: a command that came from the base goes. */
    public void entrypoint(List<String> words) {
        config.set("Entrypoint", RuntimeConfig.list(words));
        if (!commandSet) {
            config.set("Cmd", JsonNodeFactory.instance.nullNode());
        }
    }

    /** The command was set together with what is edited, and stays when an entry point is set. */
    public void keepCommand() {
        commandSet = true;
    }

    /** One variable of {@code ENV}. */
    public void env(String key, String value) {
        List<String> settings = texts("Env");
        int known = -1;
        for (int i = 0; i < settings.size(); i++) {
            known = settings.get(i).split("=", 2)[0].equals(key) ? i : known;
        }
        if (known < 0) {
            settings.add(key + "=" + value);
        } else {
            settings.set(known, key + "=" + value);
        }
        config.set("Env", RuntimeConfig.list(settings));
    }

    /** Sets {@code PATH} where it is not set. */
    public void defaultPath() {
        if (!variables().containsKey("PATH")) {
            env("PATH", PATH);
        }
    }

    /** The variables. */
    public Map<String, String> variables() {
        var variables = new LinkedHashMap<String, String>();
        for (String setting : texts("Env")) {
            String[] parts = setting.split("=", 2);
            variables.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
        return variables;
    }

    /** One {@code LABEL}. */
    public void label(String key, String value) {
        map("Labels").put(key, value);
    }

    /**
     * One word of {@code EXPOSE}.
     *
     * @throws IllegalArgumentException when it names no ports
     */
    public void expose(String specification) {
        Ports.parse(specification).forEach(port -> map("ExposedPorts").set(port, Json.object()));
    }

    /** {@code USER}. */
    public void user(String user) {
        config.put("User", user);
    }

    /** Who commands run as; empty for root. */
    public String user() {
        return config.path("User").asString("");
    }

    /**
     * One path of {@code VOLUME}.
     *
     * @throws IllegalArgumentException when it is empty
     */
    public void volume(String path) {
        if (path.isBlank()) {
            throw new IllegalArgumentException("VOLUME specified can not be an empty string");
        }
        map("Volumes").set(path.strip(), Json.object());
    }

    /** {@code WORKDIR}, seen from the one before. */
    public void workingDir(String path) {
        config.put("WorkingDir", Paths.resolve(workingDir(), path));
    }

    /** The folder commands run in; empty for the root. */
    public String workingDir() {
        return config.path("WorkingDir").asString("");
    }

    /** {@code ONBUILD}: one more trigger. */
    public void onBuild(String trigger) {
        List<String> triggers = texts("OnBuild");
        triggers.add(trigger);
        config.set("OnBuild", RuntimeConfig.list(triggers));
    }

    /** Takes the triggers out. */
    public List<String> takeOnBuild() {
        List<String> triggers = texts("OnBuild");
        config.set("OnBuild", JsonNodeFactory.instance.nullNode());
        return triggers;
    }

    /** {@code HEALTHCHECK}: in Docker's form. What it leaves out is as it was before, as with dockerd. */
    public void healthcheck(ObjectNode check) {
        ObjectNode whole = config.objectNode();
        for (String name : HEALTH) {
            JsonNode value = check.has(name) ? check.get(name) : config.path("Healthcheck").get(name);
            if (value != null) {
                whole.set(name, value);
            }
        }
        config.set("Healthcheck", whole);
    }

    /** {@code STOPSIGNAL}. */
    public void stopSignal(String signal) {
        config.put("StopSignal", signal);
    }

    /** {@code SHELL}. */
    public void shell(List<String> words) {
        config.set("Shell", RuntimeConfig.list(words));
    }

    /** What runs lines. */
    public List<String> shell() {
        List<String> own = texts("Shell");
        return own.isEmpty() ? SHELL : own;
    }

    /** Which image this is the config of a container of. */
    public void image(String id) {
        config.put("Image", id);
    }

    private List<String> texts(String name) {
        var texts = new ArrayList<String>();
        @Nullable
        JsonNode list = config.get(name);
        if (list instanceof ArrayNode array) {
            array.forEach(item -> texts.add(item.asString()));
        }
        return texts;
    }

    private ObjectNode map(String name) {
        return config.get(name) instanceof ObjectNode there ? there : config.putObject(name);
    }
}
