package dev.cutaway.engine.local.build.step;

import dev.cutaway.dockerfile.instruction.Add;
import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.local.build.copy.CopyException;
import dev.cutaway.engine.local.build.copy.CopySpec;
import dev.cutaway.engine.local.build.copy.Fingerprints.Print;
import dev.cutaway.engine.local.build.remote.GitSource;
import dev.cutaway.engine.local.build.remote.RemoteSource;
import dev.cutaway.engine.local.build.remote.WebSource;
import dev.cutaway.engine.local.fetch.Access;
import dev.cutaway.engine.local.fetch.Address;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sources of an ADD that are not in the context. Closing it removes what was fetched. */
final class AddSources implements AutoCloseable {

    /** A COPY has none. */
    static final AddSources NONE = new AddSources(false, false);

    private final Map<String, RemoteSource> remotes = new LinkedHashMap<>();
    private final boolean unpack;
    private final boolean gitFolder;

    private AddSources(boolean unpack, boolean gitFolder) {
        this.unpack = unpack;
        this.gitFolder = gitFolder;
    }

    /** @throws EngineException {@code INVALID} for flags that make no sense for the sources */
    static AddSources of(Workshop workshop, Add add, Access access) throws EngineException {
        var sources = new AddSources(Boolean.TRUE.equals(add.unpack()),
                Boolean.TRUE.equals(add.keepGitDir()));
        Word flag = add.checksum();
        String checksum = flag == null ? null : flag.text();
        for (Word source : add.transfer().sources()) {
            Address address = Address.of(source.text());
            if (address != null) {
                sources.remotes.put(source.text(), switch (address) {
                    case Address.Web web -> new WebSource(web, digest(checksum), workshop.blobs(), workshop.limits(),
                            workshop.validators(), access);
                    case Address.Git git -> new GitSource(git, checksum, gitFolder(git, add.keepGitDir()),
                            workshop.folder(), workshop.blobs(), workshop.limits(), access);
                });
            }
        }
        if (checksum != null && add.transfer().sources().size() > 1) {
            throw new EngineException(Reason.INVALID, "checksum can't be specified for multiple sources");
        } else if (checksum != null && sources.remotes.isEmpty()) {
            throw new EngineException(Reason.INVALID, "checksum requires HTTP(S) or Git sources");
        }
        return sources;
    }

    /** The address says it as well as the flag, but not otherwise. */
    private static boolean gitFolder(Address.Git git, @Nullable Boolean flag) throws EngineException {
        Boolean its = git.keepGitDir();
        if (its != null && flag != null && !its.equals(flag)) {
            throw new EngineException(Reason.INVALID, "--keep-git-dir=" + flag + " and " + git.shown()
                    + " contradict each other: only one of them is needed");
        }
        return Boolean.TRUE.equals(its == null ? flag : its);
    }

    private static @Nullable Digest digest(@Nullable String checksum) throws EngineException {
        Digest digest = checksum == null ? null : Digest.tryParse(checksum);
        if (checksum != null && digest == null) {
            throw new EngineException(Reason.INVALID, "--checksum=" + checksum + " is no sha256:… digest");
        }
        return digest;
    }

    boolean isEmpty() {
        return remotes.isEmpty();
    }

    boolean has(String source) {
        return remotes.containsKey(source);
    }

    /** A source as it may be kept and shown. */
    String shown(String source) {
        RemoteSource remote = remotes.get(source);
        return remote == null ? source : remote.shown();
    }

    /** What the instruction asks of them, for the cache. */
    String flags() {
        return isEmpty() ? "" : (unpack ? " --unpack" : "") + (gitFolder ? " --keep-git-dir" : "");
    }

    /** What Docker's history calls the only one. */
    String kind() {
        return remotes.values().iterator().next().kind();
    }

    /** What they are now. {@code toFolder}: whether they need names of their own. */
    List<Print> prints(boolean toFolder) throws IOException {
        var prints = new ArrayList<Print>();
        for (RemoteSource source : remotes.values()) {
            prints.add(source.print());
            if (toFolder && source instanceof WebSource web && web.name().isEmpty()) {
                throw new CopyException("ADD failed: cannot determine filename for source " + web.shown());
            }
        }
        return prints;
    }

    /** Their files, until this is closed. */
    Map<String, CopySpec.Fetched> fetch() throws IOException {
        var fetched = new LinkedHashMap<String, CopySpec.Fetched>();
        for (Map.Entry<String, RemoteSource> source : remotes.entrySet()) {
            fetched.put(source.getKey(), new CopySpec.Fetched(source.getValue().files(), source.getValue().isFolder(),
                    unpack));
        }
        return fetched;
    }

    @Override
    public void close() throws IOException {
        for (RemoteSource source : remotes.values()) {
            source.close();
        }
    }
}
