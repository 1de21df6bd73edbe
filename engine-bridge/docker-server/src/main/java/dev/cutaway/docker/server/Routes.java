package dev.cutaway.docker.server;

import dev.cutaway.engine.api.Engine;

import java.io.IOException;
import java.util.List;

/** The table of all that is answered. The first that fits is taken; what none fits is a page not found. */
final class Routes {

    private static final String GET = "GET";
    private static final String POST = "POST";
    private static final String DELETE = "DELETE";

    private final List<Route> table;

    Routes(Engine engine) {
        var system = new SystemRoutes(engine);
        var images = new ImageRoutes(engine.images());
        var transfer = new TransferRoutes(engine.images());
        var empty = new EmptyRoutes();
        var builds = new BuildRoutes(engine);
        var history = new BuildHistoryRoutes(engine);
        var store = new StoreRoutes(engine);
        table = List.of(//
                new Route("HEAD", "/_ping", system::ping), //
                new Route(GET, "/_ping", system::ping), //
                new Route(GET, "/version", system::version), //
                new Route(GET, "/info", system::info), //
                new Route(GET, "/system/df", system::diskUsage), //
                new Route(GET, "/events", system::events), //

                new Route(GET, "/images/json", images::list), //
                new Route(POST, "/images/prune", images::prune), //
                new Route(POST, "/images/load", transfer::load), //
                new Route(POST, "/images/create", transfer::create), //
                new Route(GET, "/images/get", transfer::save), //
                new Route(GET, "/images/{name}/get", transfer::save), //
                new Route(GET, "/images/{name}/json", images::inspect), //
                new Route(GET, "/images/{name}/history", images::history), //
                new Route(POST, "/images/{name}/tag", images::tag), //
                new Route(DELETE, "/images/{name}", images::remove), //

                new Route(GET, "/containers/json", empty::list), //
                new Route(POST, "/containers/prune", empty::pruneContainers), //
                new Route(GET, "/containers/{name}/json", empty::noContainer), //
                new Route(GET, "/volumes", empty::volumes), //
                new Route(POST, "/volumes/prune", empty::pruneVolumes), //
                new Route(GET, "/volumes/{name}", empty::noVolume), //
                new Route(GET, "/networks", empty::list), //
                new Route(POST, "/networks/prune", empty::pruneNetworks), //
                new Route(GET, "/networks/{name}", empty::noNetwork), //
                new Route(POST, "/build", builds::build), //
                new Route(POST, "/build/prune", builds::prune), //

                new Route(POST, "/images/{name}/push", empty::noPush), //
                new Route(POST, "/containers/create", empty::noRun), //
                new Route(POST, "/commit", empty::noRun), //

                new Route(POST, "/cutaway/build", builds::ownBuild), //
                new Route(POST, "/cutaway/builds", history::start), //
                new Route(GET, "/cutaway/builds", history::list), //
                new Route(DELETE, "/cutaway/builds", history::remove), //
                new Route(GET, "/cutaway/builds/{name}/log", history::follow), //
                new Route(GET, "/cutaway/builds/{name}", history::get), //
                new Route(GET, "/cutaway/retention", history::retention), //
                new Route(POST, "/cutaway/retention", history::retain), //
                new Route(POST, "/cutaway/builds/{name}/cancel", history::cancel), //
                new Route(POST, "/cutaway/builds/{name}/open", history::open), //

                new Route(GET, "/cutaway/layers", store::layers), //
                new Route(GET, "/cutaway/images/{name}/layers", images::layers), //
                new Route(GET, "/cutaway/images/{name}/location", store::locate), //
                new Route(POST, "/cutaway/images/{name}/pin", store::pin), //
                new Route(POST, "/cutaway/images/{name}/flatten", store::flatten), //
                new Route(GET, "/cutaway/pins", store::pinned), //
                new Route(GET, "/cutaway/plan/prune", store::planPrune), //
                new Route(GET, "/cutaway/plan/removal", store::planRemoval), //
                new Route(GET, "/cutaway/trash", store::trash), //
                new Route(POST, "/cutaway/trash/empty", store::emptyTrash), //
                new Route(POST, "/cutaway/trash/{name}/restore", store::restore), //
                new Route(GET, "/cutaway/usage", store::usage), //
                new Route(POST, "/cutaway/check", store::check));
    }

    /** Answers a request by the route that fits. */
    void handle(Exchange exchange) throws IOException {
        for (Route route : table) {
            String name = route.match(exchange.method(), exchange.path());
            if (name != null) {
                exchange.setName(name);
                route.handler().handle(exchange);
                return;
            }
        }
        exchange.error(404, "page not found", null);
    }
}
