package dev.cutaway.docker.server;

import dev.cutaway.engine.api.EngineException;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an engine answers that has no containers, volumes or networks. */
final class EmptyRoutes {

    void list(Exchange exchange) throws IOException {
        exchange.json(List.of());
    }

    void pruneContainers(Exchange exchange) throws IOException {
        exchange.json(pruned("ContainersDeleted"));
    }

    void pruneVolumes(Exchange exchange) throws IOException {
        exchange.json(pruned("VolumesDeleted"));
    }

    void pruneNetworks(Exchange exchange) throws IOException {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("NetworksDeleted", null);
        exchange.json(answer);
    }

    void volumes(Exchange exchange) throws IOException {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("Volumes", List.of());
        answer.put("Warnings", null);
        exchange.json(answer);
    }

    private static Map<String, Object> pruned(String what) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(what, null);
        answer.put("SpaceReclaimed", 0);
        return answer;
    }

    void noContainer(Exchange exchange) throws IOException {
        exchange.error(404, "No such container: " + exchange.name(), null);
    }

    void noVolume(Exchange exchange) throws IOException {
        exchange.error(404, "get " + exchange.name() + ": no such volume", null);
    }

    void noNetwork(Exchange exchange) throws IOException {
        exchange.error(404, "network " + exchange.name() + " not found", null);
    }

    void noPush(Exchange exchange) throws IOException {
        refuse(exchange, "push images; write an archive with docker save instead");
    }

    void noRun(Exchange exchange) throws IOException {
        refuse(exchange, "run or commit containers");
    }

    /** Says that this engine does not do what others of the same API do. */
    static void refuse(Exchange exchange, String what) throws IOException {
        exchange.error(501, "this version of Cutaway's engine does not " + what,
                EngineException.Reason.UNSUPPORTED);
    }
}
