package dev.cutaway.docker.wire.json;

import dev.cutaway.docker.wire.GoTime;
import dev.cutaway.engine.api.system.EngineInfo;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code GET /info}: seventy fields, of which an engine without containers knows a third. */
public final class InfoDocument {

    private InfoDocument() {}

    /** As Docker writes it. */
    public static ObjectNode of(EngineInfo info, Instant now) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("ID", info.id());
        node.put("Containers", info.containersRunning() + info.containersPaused() + info.containersStopped());
        node.put("ContainersRunning", info.containersRunning()).put("ContainersPaused", info.containersPaused());
        node.put("ContainersStopped", info.containersStopped()).put("Images", info.images());
        node.put("Driver", info.driver());
        ArrayNode status = node.putArray("DriverStatus");
        info.driverStatus().forEach(row -> row.forEach(status.addArray()::add));
        ObjectNode plugins = node.putObject("Plugins");
        plugins.putArray("Volume");
        plugins.putArray("Network");
        plugins.putNull("Authorization").putArray("Log");
        for (String able : new String[]{"MemoryLimit", "SwapLimit", "KernelMemory", "KernelMemoryTCP", "CpuCfsPeriod",
                "CpuCfsQuota", "CPUShares", "CPUSet", "PidsLimit", "IPv4Forwarding", "BridgeNfIptables",
                "BridgeNfIp6tables"}) {
            // Docker's own CLI warns of every one that is false; without containers none of them matters.
            node.put(able, true);
        }
        node.put("Debug", false).put("NFd", 0).put("OomKillDisable", true).put("NGoroutines", 0);
        node.put("SystemTime", GoTime.format(now)).put("LoggingDriver", "").put("CgroupDriver", "none");
        node.put("NEventsListener", 0).put("KernelVersion", info.kernelVersion());
        node.put("OperatingSystem", info.operatingSystem()).put("OSVersion", "").put("OSType", info.osType());
        node.put("Architecture", info.architecture()).put("IndexServerAddress", "https://index.docker.io/v1/");
        addRegistries(node);
        node.put("NCPU", info.cpus()).put("MemTotal", info.memory()).putNull("GenericResources");
        node.put("DockerRootDir", info.rootDir()).put("HttpProxy", "").put("HttpsProxy", "").put("NoProxy", "");
        node.put("Name", info.name()).putArray("Labels");
        node.put("ExperimentalBuild", false).put("ServerVersion", info.serverVersion());
        ObjectNode runtimes = node.putObject("Runtimes");
        info.runtimes().forEach(name -> runtimes.putObject(name).put("path", name));
        node.put("DefaultRuntime", info.defaultRuntime());
        node.putObject("Swarm").put("NodeID", "").put("NodeAddr", "").put("LocalNodeState", "inactive")
                .put("ControlAvailable", false).put("Error", "").putNull("RemoteManagers");
        node.put("LiveRestoreEnabled", false).put("Isolation", "").put("InitBinary", "");
        for (String commit : new String[]{"ContainerdCommit", "RuncCommit", "InitCommit"}) {
            node.putObject(commit).put("ID", "").put("Expected", "");
        }
        info.securityOptions().forEach(node.putArray("SecurityOptions")::add);
        info.warnings().forEach(node.putArray("Warnings")::add);
        return node;
    }

    private static void addRegistries(ObjectNode node) {
        ObjectNode registries = node.putObject("RegistryConfig");
        registries.putArray("AllowNondistributableArtifactsCIDRs");
        registries.putArray("AllowNondistributableArtifactsHostnames");
        registries.putArray("InsecureRegistryCIDRs").add("127.0.0.0/8");
        ObjectNode hub = registries.putObject("IndexConfigs").putObject("docker.io").put("Name", "docker.io");
        hub.putArray("Mirrors");
        hub.put("Secure", true).put("Official", true);
        registries.putArray("Mirrors");
    }

    /** What it says. */
    public static EngineInfo read(JsonNode node) {
        List<List<String>> driverStatus = new ArrayList<>();
        node.path("DriverStatus").forEach(row -> driverStatus.add(strings(row)));
        return new EngineInfo(text(node, "ID"), text(node, "Name"), text(node, "ServerVersion"),
                node.path("Images").asInt(0), node.path("ContainersRunning").asInt(0),
                node.path("ContainersPaused").asInt(0), node.path("ContainersStopped").asInt(0),
                text(node, "Driver"), driverStatus, text(node, "DockerRootDir"), text(node, "KernelVersion"),
                text(node, "OperatingSystem"), text(node, "OSType"), text(node, "Architecture"),
                node.path("NCPU").asInt(0), node.path("MemTotal").asLong(0),
                List.copyOf(node.path("Runtimes").propertyNames()), text(node, "DefaultRuntime"),
                strings(node.path("SecurityOptions")), strings(node.path("Warnings")));
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(value -> value.asString("")).toList();
    }
}
