package dev.cutaway.engine.local.build.step;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.dockerfile.instruction.Mount;
import dev.cutaway.dockerfile.instruction.Run;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.local.build.cache.StepInputs;
import dev.cutaway.engine.local.build.context.BuildContext;
import dev.cutaway.engine.local.build.copy.CopyPlan;
import dev.cutaway.engine.local.build.copy.CopySpec;
import dev.cutaway.engine.local.build.copy.Fingerprints;
import dev.cutaway.engine.local.build.copy.Fingerprints.Print;
import dev.cutaway.engine.local.build.copy.PlanWriter;
import dev.cutaway.engine.local.build.root.Rootfs;
import dev.cutaway.engine.local.build.root.Spot;
import dev.cutaway.engine.local.build.run.RunMount;
import dev.cutaway.engine.local.tar.PaxWriter;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The {@code --mount}s of a RUN, found out before it runs. */
final class RunMounts {

    private static final int KEPT_MODE = 0755;
    private static final String AGENT = "/run/buildkit/ssh_agent.";

    private final StageRunner stage;
    private final List<RunMount> mounts = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private final Fingerprints inputs = new Fingerprints();
    private int agents;

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
            case Mount.Cache cache -> cache(cache);
            case Mount.Tmpfs memory -> mounts.add(new RunMount.Memory(absolute(memory.target()), memory.size()));
            case Mount.Secret secret -> secret(secret);
            case Mount.Ssh ssh -> ssh(ssh);
        }
    }

    private void cache(Mount.Cache cache) throws IOException {
        Mount.Ownership owner = cache.ownership();
        String id = cache.id();
        int mode = owner == null ? KEPT_MODE : owner.mode();
        int uid = owner == null ? 0 : (int) owner.uid();
        int gid = owner == null ? 0 : (int) owner.gid();
        RunMount.Beginning beginning = null;
        String from = cache.from();
        if (from != null) {
            Rootfs files = stage.from(from);
            byte[] source = files.resolve(cache.source().getBytes(UTF_8));
            Spot spot = files.at(source);
            if (spot == null || !spot.isFolder()) {
                throw new StepException(Reason.INVALID, "RUN --mount=type=cache: " + cache.source()
                        + " is no folder of " + from, null, null);
            }
            inputs.addAll(source, files, spot);
            // Who begins with other files has another cache.
            var own = new Fingerprints();
            own.addAll(source, files, spot);
            id += "\n" + StepInputs.digest(own.prints());
            beginning = () -> beginning(files, source);
            Spot.Part folder = spot.described();
            if (owner == null && !folder.index().implied(folder.entry())) {
                mode = folder.index().mode(folder.entry());
                uid = folder.index().uid(folder.entry());
                gid = folder.index().gid(folder.entry());
            }
        }
        mounts.add(new RunMount.Kept(absolute(cache.target()), id, cache.sharing() == Mount.Sharing.PRIVATE,
                cache.sharing() == Mount.Sharing.LOCKED, cache.readOnly(), mode, uid, gid, beginning));
    }

    /** A folder's files, as a COPY of them would be. */
    private BuildContext beginning(Rootfs files, byte[] source) throws IOException {
        Workshop workshop = stage.build().workshop();
        var spec = new CopySpec("COPY", List.of(new String(source, UTF_8)), List.of(), "/", "/", null, null, false,
                _ -> false, false);
        CopyPlan plan = CopyPlan.of(spec, new Rootfs(List.of()), files, Map.of(), (_, _) -> null, stage.build().now());
        return BuildContext.written(out -> {
            var tar = new PaxWriter(out);
            new PlanWriter(plan, workshop.limits()).write(tar);
            tar.end();
        }, workshop.blobs(), workshop.limits());
    }

    private void ssh(Mount.Ssh ssh) throws EngineException {
        Feasibility.Agent allowed = stage.build().agent();
        Feasibility.check(ssh, allowed);
        Path agent = stage.build().workshop().agent();
        if (agent == null || allowed != Feasibility.Agent.ALLOWED || !ssh.id().equals(Feasibility.DEFAULT_AGENT)) {
            return;
        }
        String written = ssh.target();
        String target = written == null ? AGENT + agents++ : absolute(written);
        Mount.Ownership owner = ssh.ownership();
        mounts.add(new RunMount.Agent(target, agent, owner.mode(), (int) owner.uid(), (int) owner.gid()));
        environment.putIfAbsent("SSH_AUTH_SOCK", target);
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
