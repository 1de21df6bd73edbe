package dev.cutaway.engine.local.transfer;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.image.ImportOptions;
import dev.cutaway.engine.api.image.LoadEvent;
import dev.cutaway.engine.api.image.SaveOptions;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Progress;
import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;

/** Refuses: the store without its ways in and out. */
public final class NoTransfers implements Transfers {

    @Override
    public List<Digest> load(InputStream archive, Consumer<LoadEvent> listener) throws EngineException {
        throw refused("load");
    }

    @Override
    public void save(List<String> names, SaveOptions options, OutputStream out, Progress progress)
            throws EngineException {
        throw refused("save");
    }

    @Override
    public Digest importRoot(@Nullable InputStream tar, ImportOptions options, Progress progress)
            throws EngineException {
        throw refused("import");
    }

    @Override
    public Digest flatten(String name, @Nullable ImageReference target, Progress progress) throws EngineException {
        throw refused("flatten");
    }

    private static EngineException refused(String what) {
        return new EngineException(Reason.UNSUPPORTED, "this engine cannot " + what + " images");
    }
}
