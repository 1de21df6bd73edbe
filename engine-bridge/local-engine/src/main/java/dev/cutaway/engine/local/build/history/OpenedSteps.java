package dev.cutaway.engine.local.build.history;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.build.BuildRecord.Outcome;
import dev.cutaway.engine.local.blob.DiskErrors;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Steps whose files somebody looks at. Only memory knows of them: the next engine deletes them. Under a lock. */
final class OpenedSteps {

    /** Each costs a config and a manifest, and whatever layers nobody else has any more. */
    private static final int MOST = 20;

    private final Remains remains;
    /** The build that each is of, the longest unused first. */
    private final Map<Digest, String> opened = new LinkedHashMap<>();

    OpenedSteps(Remains remains) {
        this.remains = remains;
    }

    /**
     * See {@link dev.cutaway.engine.api.build.BuildHistory#open}.
     *
     * @param state as it was {@link #read}
     */
    Digest open(RecordedBuild build, int step, @Nullable StepState state) throws EngineException {
        if (build.now().outcome() instanceof Outcome.Failed failed && failed.step() == step) {
            return left(build, failed);
        } else if (state == null) {
            throw new EngineException(Reason.NOT_FOUND, "build " + build.id() + " has no files of a step " + step
                    + ": it has none, has not ended, was too large to be written down, or was done before Cutaway kept"
                    + " them");
        }
        if (remains.isImage(state.id())) {
            return state.id();
        }
        Digest image = remains.make(state, "step " + step + " of build " + build.id());
        opened.remove(image);
        opened.put(image, build.id());
        if (opened.size() > MOST) {
            Digest oldest = opened.keySet().iterator().next();
            opened.remove(oldest);
            remains.delete(Set.of(oldest));
        }
        return image;
    }

    private Digest left(RecordedBuild build, Outcome.Failed failed) throws EngineException {
        Digest state = failed.state();
        if (state == null) {
            throw new EngineException(Reason.NOT_FOUND, "step " + failed.step() + " of build " + build.id()
                    + " failed, and what it left is not kept: open the step before it, or build again");
        } else if (!remains.has(state)) {
            throw new EngineException(Reason.CONFLICT, "what step " + failed.step() + " of build " + build.id()
                    + " left was removed since: build again");
        }
        return state;
    }

    /** What a step came to; null where that was not written down. Needs no lock. */
    static @Nullable StepState read(RecordedBuild build, int step) throws EngineException {
        try {
            return build.states().find(step);
        } catch (IOException e) {
            throw DiskErrors.translate(e, "read", build.log().file());
        }
    }

    /** Those that stay. */
    Set<Digest> all() {
        return opened.keySet();
    }

    /** Builds are forgotten. */
    void forget(Set<String> builds) throws EngineException {
        var going = new ArrayList<Digest>();
        opened.forEach((image, of) -> {
            if (builds.contains(of)) {
                going.add(image);
            }
        });
        going.forEach(opened::remove);
        remains.delete(going);
    }

    /** None stays. */
    void clear() {
        opened.clear();
    }
}
