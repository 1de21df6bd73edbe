package dev.cutaway.app.build.order;

import dev.cutaway.app.settings.AppSettings;
import dev.cutaway.app.settings.FileMemory;
import dev.cutaway.engine.api.build.BuildRequest.Network;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;

/** Remembers what was asked for with each Dockerfile, but no secrets. */
public final class OrderMemory {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final FileMemory memory;

    /** Remembers in these settings. */
    public OrderMemory(AppSettings settings) {
        memory = new FileMemory(settings, "orders");
    }

    /** Changes whenever something is remembered. */
    public ReadOnlyStringProperty storedProperty() {
        return memory.storedProperty();
    }

    /** What was asked for with this Dockerfile last; empty where nothing was. */
    public Optional<BuildOrder> find(Path dockerfile) {
        return memory.recall(dockerfile).filter(ObjectNode.class::isInstance).map(node -> read((ObjectNode) node));
    }

    /** The same; the plain order where nothing was. */
    public BuildOrder recall(Path dockerfile) {
        return find(dockerfile).orElse(BuildOrder.PLAIN);
    }

    /** Remembers it. */
    public void remember(Path dockerfile, BuildOrder order) {
        memory.remember(dockerfile, write(order.withoutSecrets()));
    }

    private static ObjectNode write(BuildOrder order) {
        ObjectNode node = JSON.createObjectNode();
        node.put("tags", order.tags());
        node.put("target", order.target());
        node.put("platform", order.platform());
        node.put("cache", order.cache());
        node.put("network", order.network().name());
        node.put("ssh", order.ssh());
        ObjectNode args = node.putObject("args");
        order.args().forEach(args::put);
        ObjectNode labels = node.putObject("labels");
        order.labels().forEach(labels::put);
        ArrayNode hosts = node.putArray("hosts");
        order.hosts().forEach(hosts::add);
        return node;
    }

    private static BuildOrder read(ObjectNode node) {
        var hosts = new ArrayList<String>();
        node.path("hosts").forEach(host -> hosts.add(host.asString("")));
        return new BuildOrder(node.path("tags").asString(""), node.path("target").asString(""), map(node.path("args")),
                map(node.path("labels")), node.path("platform").asString(""), node.path("cache").asBoolean(true),
                network(node.path("network").asString("")), List.of(), hosts,
                node.path("ssh").asBoolean(false));
    }

    private static Map<String, String> map(JsonNode node) {
        var map = new LinkedHashMap<String, String>();
        node.propertyStream().forEach(entry -> map.put(entry.getKey(), entry.getValue().asString("")));
        return map;
    }

    private static Network network(String name) {
        for (Network network : Network.values()) {
            if (network.name().equals(name)) {
                return network;
            }
        }
        return Network.DEFAULT;
    }
}
