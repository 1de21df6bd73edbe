package dev.cutaway.engine.local.build.context;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.local.blob.BlobStore;
import dev.cutaway.engine.local.blob.StoreFolder;
import dev.cutaway.engine.local.fetch.Access;
import dev.cutaway.engine.local.fetch.Address;
import dev.cutaway.engine.local.fetch.Download;
import dev.cutaway.engine.local.fetch.GitTar;
import dev.cutaway.engine.local.fetch.GitTree;
import dev.cutaway.engine.local.tar.PaxWriter;
import dev.cutaway.engine.local.tar.TarHeader;
import dev.cutaway.engine.local.transfer.Failures;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.codec.Compression;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/** Contexts that are fetched: a git repository, a tar, or nothing but a Dockerfile. */
public final class RemoteContext {

    /** More is no Dockerfile. */
    private static final int LARGEST_DOCKERFILE = 4 << 20;
    private static final int FILE = 0644;

    private final BlobStore blobs;
    private final StoreFolder store;
    private final Limits limits;
    private final Access access;

    /**
     * @param store whose folder of unfinished things is used
     * @param access how it is fetched
     */
    public RemoteContext(StoreFolder store, BlobStore blobs, Limits limits, Access access) {
        this.access = access;
        this.store = store;
        this.blobs = blobs;
        this.limits = limits;
    }

    /**
     * Fetches one.
     *
     * @param address as a person writes it
     * @param dockerfile path of the Dockerfile in it; what a Dockerfile that comes alone is called
     * @param gitFolder whether {@code .git} of a repository is a part of the context, where its address does not say
     * @throws EngineException {@code INVALID} for what is no address, or holds neither; {@code NOT_FOUND} where there is
     *         nothing; {@code FAILED} where nobody answers
     */
    public BuildContext fetch(String address, String dockerfile, boolean gitFolder) throws IOException {
        return switch (Address.ofContext(address)) {
            case Address.Git git -> ofGit(git, dockerfile, gitFolder);
            case Address.Web web -> ofWeb(web, dockerfile);
        };
    }

    private BuildContext ofGit(Address.Git git, String dockerfile, boolean gitFolder) throws IOException {
        Boolean keep = git.keepGitDir();
        try (GitTree tree = GitTree.fetch(git, store.unfinished(), limits, access)) {
            Sent sent = Sent.of(dockerfile, tree::read);
            return BuildContext
                    .written(out -> GitTar.write(tree, sent, keep == null ? gitFolder : keep, out), blobs, limits)
                    .chosenBy(sent);
        }
    }

    private BuildContext ofWeb(Address.Web web, String dockerfile) throws IOException {
        try (Download download = Download.open(web.uri(), Map.of(), access.proxies())) {
            var body = new BufferedInputStream(download.body(), Math.max(TarBlock.BYTES, Compression.HEAD_BYTES));
            body.mark(TarBlock.BYTES);
            byte[] head = body.readNBytes(TarBlock.BYTES);
            body.reset();
            boolean isTar = TarBlock.begins(head)
                    || Compression.detect(Arrays.copyOf(head, Compression.HEAD_BYTES)) != Compression.NONE;
            return isTar
                    ? BuildContext.of(body, blobs, limits, Failures.STOPPED_BY_INTERRUPT)
                    : ofDockerfile(web, body, dockerfile);
        }
    }

    private BuildContext ofDockerfile(Address.Web web, InputStream body, String dockerfile) throws IOException {
        byte[] text = body.readNBytes(LARGEST_DOCKERFILE + 1);
        boolean isText = text.length <= LARGEST_DOCKERFILE;
        for (byte b : text) {
            isText &= b != 0;
        }
        if (!isText) {
            throw new EngineException(Reason.INVALID,
                    "the context " + web.shown() + " is neither a tar nor a Dockerfile");
        }
        return BuildContext.written(out -> {
            var tar = new PaxWriter(out);
            tar.entry(dockerfile.getBytes(UTF_8), TarHeader.file(FILE, text.length, Instant.EPOCH));
            out.write(text);
            tar.pad(text.length);
            tar.end();
        }, blobs, limits);
    }
}
