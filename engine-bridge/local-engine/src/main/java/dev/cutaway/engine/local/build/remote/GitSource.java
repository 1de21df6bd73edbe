package dev.cutaway.engine.local.build.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.local.blob.BlobStore;
import dev.cutaway.engine.local.blob.StoreFolder;
import dev.cutaway.engine.local.build.context.BuildContext;
import dev.cutaway.engine.local.build.copy.Fingerprints.Print;
import dev.cutaway.engine.local.build.root.Rootfs;
import dev.cutaway.engine.local.fetch.Access;
import dev.cutaway.engine.local.fetch.Address;
import dev.cutaway.engine.local.fetch.GitTar;
import dev.cutaway.engine.local.fetch.GitTree;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Limits;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** A folder of a git repository, at the commit that its branch or tag means now. */
public final class GitSource implements RemoteSource {

    private final Address.Git address;
    private final @Nullable String checksum;
    private final boolean gitFolder;
    private final StoreFolder store;
    private final BlobStore blobs;
    private final Limits limits;
    private final Access access;
    private String commit = "";
    private @Nullable BuildContext files;

    /**
     * @param checksum the commit's id or its beginning; null for any
     * @param gitFolder whether {@code .git} comes with it
     * @param access how it is fetched
     */
    public GitSource(Address.Git address, @Nullable String checksum, boolean gitFolder, StoreFolder store,
            BlobStore blobs, Limits limits, Access access) {
        this.access = access;
        this.address = address;
        this.checksum = checksum;
        this.gitFolder = gitFolder;
        this.store = store;
        this.blobs = blobs;
        this.limits = limits;
    }

    @Override
    public String shown() {
        return address.shown();
    }

    @Override
    public Print print() throws IOException {
        commit = address.ref().matches("[0-9a-f]{40}") && address.checksum().isEmpty()
                ? address.ref()
                : GitTree.commitOf(address, store.unfinished(), limits, access);
        if (checksum != null && !commit.startsWith(checksum)) {
            throw new EngineException(Reason.INVALID, "expected checksum to match " + checksum + ", got " + commit);
        }
        return Print.of(shown(), Digest.of(commit.getBytes(UTF_8)));
    }

    @Override
    public Rootfs files() throws IOException {
        Address.Git whole = !address.ref().isEmpty() && commit.startsWith(address.ref()) ? address.at(commit) : address;
        try (GitTree tree = GitTree.fetch(whole, store.unfinished(), limits, access)) {
            if (!tree.id().equals(commit)) {
                throw new EngineException(Reason.FAILED, shown() + " changed while it was fetched: build again");
            }
            BuildContext made = BuildContext.written(
                    out -> GitTar.write(tree, GitTar.Choice.ALL, gitFolder, out), blobs, limits);
            files = made;
            return made.files();
        }
    }

    @Override
    public boolean isFolder() {
        return true;
    }

    @Override
    public String kind() {
        return "dir:";
    }

    @Override
    public void close() throws IOException {
        try (BuildContext _ = files) {
            commit = "";
        }
    }
}
