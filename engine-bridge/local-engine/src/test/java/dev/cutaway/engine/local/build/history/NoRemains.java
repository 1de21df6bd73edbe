package dev.cutaway.engine.local.build.history;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.inspector.Digest;

import java.util.Collection;
import java.util.Set;

/** A store that has no images. */
class NoRemains implements Remains {

    @Override
    public long deleteBut(Set<Digest> kept) {
        return 0;
    }

    @Override
    public void delete(Collection<Digest> images) {
        // There are none.
    }

    @Override
    public boolean has(Digest image) {
        return false;
    }

    @Override
    public boolean isImage(Digest image) {
        return false;
    }

    @Override
    public Digest make(StepState state, String comment) throws EngineException {
        throw new EngineException(Reason.CONFLICT, "no layers are kept");
    }
}
