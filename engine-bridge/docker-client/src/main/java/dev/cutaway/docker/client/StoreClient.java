package dev.cutaway.docker.client;

import dev.cutaway.docker.wire.Reasons;
import dev.cutaway.docker.wire.json.Json;
import dev.cutaway.docker.wire.json.StoreDocuments;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.Filters;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.image.LayerFacts;
import dev.cutaway.engine.api.store.Damage;
import dev.cutaway.engine.api.store.RemovalPlan;
import dev.cutaway.engine.api.store.StoreService;
import dev.cutaway.engine.api.store.StoreUsage;
import dev.cutaway.engine.api.store.StoredImage;
import dev.cutaway.engine.api.store.TrashItem;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Progress;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Cutaway's own part of its engine. */
final class StoreClient implements StoreService {

    private static final String GET = "GET";
    private static final String POST = "POST";
    private static final String IMAGES = "/cutaway/images/";

    private final Wire wire;

    StoreClient(Wire wire) {
        this.wire = wire;
    }

    @Override
    public Map<Digest, List<LayerFacts>> layers() throws EngineException {
        return wire.guarded(() -> StoreDocuments.ImageLayers.toMap(
                List.of(wire.json(GET, Target.of("/cutaway/layers"), StoreDocuments.ImageLayers[].class))));
    }

    @Override
    public RemovalPlan planPrune(Filters filters) throws EngineException {
        return plan(Target.of("/cutaway/plan/prune").with(filters));
    }

    @Override
    public RemovalPlan planRemoval(List<String> names) throws EngineException {
        return plan(each(Target.of("/cutaway/plan/removal"), "names", names));
    }

    private RemovalPlan plan(Target target) throws EngineException {
        return wire.guarded(() -> wire.json(GET, target, StoreDocuments.Plan.class).toPlan());
    }

    private static Target each(Target target, String key, List<String> values) {
        Target all = target;
        for (String value : values) {
            all = all.with(key, value);
        }
        return all;
    }

    @Override
    public List<TrashItem> trash() throws EngineException {
        return wire.guarded(() -> List.of(wire.json(GET, Target.of("/cutaway/trash"), StoreDocuments.Trash[].class))
                .stream().map(StoreDocuments.Trash::toItem).toList());
    }

    @Override
    public List<ImageReference> restore(String item) throws EngineException {
        return wire.guarded(() -> wire
                .json(POST, Target.of("/cutaway/trash/", item, "/restore"), StoreDocuments.Names.class).toList()
                .stream().map(ImageReference::parse).toList());
    }

    @Override
    public long emptyTrash(List<String> items) throws EngineException {
        return wire.json(POST, each(Target.of("/cutaway/trash/empty"), "items", items), StoreDocuments.Freed.class)
                .bytes();
    }

    @Override
    public Set<Digest> pinned() throws EngineException {
        return wire.guarded(() -> {
            var pinned = new LinkedHashSet<Digest>();
            wire.json(GET, Target.of("/cutaway/pins"), StoreDocuments.Names.class).toList()
                    .forEach(id -> pinned.add(Digest.parse(id)));
            return pinned;
        });
    }

    @Override
    public void pin(String name, boolean pinned) throws EngineException {
        wire.run(POST, Target.of(IMAGES, name, "/pin").with("pinned", pinned ? "1" : "0"));
    }

    @Override
    public Digest flatten(String name, @Nullable ImageReference target, Progress progress) throws EngineException {
        Target asked = Target.of(IMAGES, name, "/flatten").with(Reasons.EXTENDED, "1");
        JsonNode result = result(target == null ? asked : asked.with("repo", target.toString()), progress);
        return wire.guarded(() -> Digest.parse(result.path("ID").asString("")));
    }

    @Override
    public List<Damage> check(Progress progress) throws EngineException {
        JsonNode result = result(Target.of("/cutaway/check").with(Reasons.EXTENDED, "1"), progress);
        return wire.guarded(() -> {
            List<Damage> damage = new ArrayList<>();
            result.path("Damage")
                    .forEach(row -> damage.add(Json.convert(row, StoreDocuments.DamagedBlob.class).toDamage()));
            return damage;
        });
    }

    private JsonNode result(Target target, Progress progress) throws EngineException {
        return wire.guarded(() -> {
            try (Answer answer = wire.open(POST, target)) {
                return MessageReader.result(answer.body(), progress);
            }
        });
    }

    @Override
    public StoredImage locate(String name) throws EngineException {
        return wire.guarded(
                () -> wire.json(GET, Target.of(IMAGES, name, "/location"), StoreDocuments.Location.class).toImage());
    }

    @Override
    public StoreUsage usage() throws EngineException {
        return wire.json(GET, Target.of("/cutaway/usage"), StoreDocuments.Usage.class).toUsage();
    }
}
