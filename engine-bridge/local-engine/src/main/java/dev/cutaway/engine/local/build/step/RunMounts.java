package dev.cutaway.engine.local.build.step;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.dockerfile.instruction.Mount;
import dev.cutaway.dockerfile.instruction.Run;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.local.build.copy.Fingerprints;
import dev.cutaway.engine.local.build.copy.Fingerprints.Print;
import dev.cutaway.engine.local.build.root.Rootfs;
import dev.cutaway.engine.local.build.root.Spot;
import dev.cutaway.engine.local.build.run.RunMount;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The {@code --mount}s of a RUN, found out before it runs. */
final class RunMounts {

    private static final int KEPT_MODE = 0755;

    private final StageRunner stage;
    private final List<RunMount> mounts = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private final Fingerprints inputs = new Fingerprints();

    RunMounts(StageRunner stage, Run command) throws IOException {
        this.stage = stage;
        for (Run.MountFlag flag : command.mounts()) {
            Mount mount = flag.mount();
            if (mount != null) {
                add(mount);
            }
        }
    }

    List<RunMount> mounts() {
        return mounts;
    }

    /** Secrets that are variables. */
    Map<String, String> environment() {
        return environment;
    }

    /** The files that bind mounts show; secrets and caches do not count. */
    List<Print> inputs() {
        return inputs.prints();
    }

    private void add(Mount mount) throws IOException {
        switch (mount) {
            case Mount.Bind bind -> bind(bind);
            case Mount.Cache cache -> {
                if (cache.from() != null) {
                    throw new StepException(Reason.UNSUPPORTED, "RUN --mount=type=cache with from=" + cache.from()
                            + ": this version of Cutaway begins caches empty", null, null);
                }
                Mount.Ownership owner = cache.ownership();
                mounts.add(new RunMount.Kept(absolute(cache.target()), cache.id(),
                        cache.sharing() == Mount.Sharing.PRIVATE, cache.sharing() == Mount.Sharing.LOCKED,
                        cache.readOnly(), owner == null ? KEPT_MODE : owner.mode(),
                        owner == null ? 0 : (int) owner.uid(), owner == null ? 0 : (int) owner.gid()));
            }
            case Mount.Tmpfs memory -> mounts.add(new RunMount.Memory(absolute(memory.target()), memory.size()));
            case Mount.Secret secret -> secret(secret);
            case Mount.Ssh ssh -> {
                if (ssh.required()) {
                    throw new StepException(Reason.UNSUPPORTED,
                            "RUN --mount=type=ssh: this version of Cutaway passes on no SSH agent", null, null);
                }
            }
        }
    }

    private void bind(Mount.Bind bind) throws IOException {
        String from = bind.from();
        Rootfs files = from == null ? stage.build().context().files() : stage.from(from);
        byte[] source = files.resolve(bind.source().getBytes(UTF_8));
        Spot spot = files.at(source);
        if (spot == null) {
            throw new StepException(Reason.INVALID, "RUN --mount=type=bind: " + bind.source() + " is not in "
                    + (from == null ? "the build context" : from), null, null);
        }
        inputs.addAll(source, files, spot);
        mounts.add(new RunMount.Files(absolute(bind.target()), files.layers(), new String(source, UTF_8),
                spot.isFolder(), bind.readOnly()));
    }

    private void secret(Mount.Secret secret) throws StepException {
        byte[] value = stage.build().request().secrets().get(secret.id());
        if (value == null) {
            if (secret.required()) {
                throw new StepException(Reason.INVALID, "secret " + secret.id() + ": not found", null, null);
            }
            return;
        }
        String variable = secret.env();
        if (variable != null) {
            environment.put(variable, new String(value, UTF_8));
        }
        if (secret.target() != null) {
            Mount.Ownership owner = secret.ownership();
            mounts.add(new RunMount.Secret(absolute(secret.target()), value, owner.mode(), (int) owner.uid(),
                    (int) owner.gid()));
        }
    }

    private String absolute(@Nullable String target) {
        String path = String.valueOf(target);
        return path.startsWith("/") ? path : stage.draft().editor().workingDir() + "/" + path;
    }
}
