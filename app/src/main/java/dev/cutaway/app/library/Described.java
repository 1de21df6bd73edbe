package dev.cutaway.app.library;

import dev.cutaway.engine.api.Engine;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.image.ImageDetails;

import java.util.List;

/**
 * What has to be asked for each image alone. Never changes but for names.
 *
 * @param details as the engine inspects it
 * @param titles commands of its layers, base first; an empty one, or none at all, where that is not known
 */
public record Described(ImageDetails details, List<String> titles) {

    /** Asks for it. Blocks. */
    static Described read(Engine engine, KeptImage image) throws EngineException {
        String id = image.id().toString();
        return new Described(engine.images().inspect(id),
                LayerTitles.of(engine.images().history(id),
                        image.layers().stream().map(layer -> layer.facts().size()).toList()));
    }
}
