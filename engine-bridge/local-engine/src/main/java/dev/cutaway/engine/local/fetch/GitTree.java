package dev.cutaway.engine.local.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.inspector.Limits;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.BlobBasedConfig;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A commit of a repository: fetched into a folder of its own, read from there without checking it out, so that no
 * filter, hook or link of it is ever followed. Closing it removes the folder.
 */
public final class GitTree implements AutoCloseable {

    private final Address.Git address;
    private final Path folder;
    private final Limits limits;
    private final Repository repository;
    private final RevCommit commit;
    private final Access access;

    private GitTree(Address.Git address, Path folder, Limits limits, Repository repository, RevCommit commit,
            Access access) {
        this.access = access;
        this.address = address;
        this.folder = folder;
        this.limits = limits;
        this.repository = repository;
        this.commit = commit;
    }

    /**
     * The commit that an address means now. Nothing is fetched for that, unless only the beginning of its id is known.
     *
     * @param folder where a folder for it may be made
     * @return its id, in hexadecimal
     * @throws EngineException as {@link #fetch}
     */
    public static String commitOf(Address.Git address, Path folder, Limits limits, Access access)
            throws IOException {
        GitRemote.Wanted wanted = new GitRemote(address, access).find();
        ObjectId commit = wanted.commit();
        if (commit == null) {
            try (GitTree tree = fetch(address, folder, limits, access)) {
                return tree.id();
            }
        }
        check(address, commit);
        return commit.name();
    }

    private static void check(Address.Git address, ObjectId commit) throws EngineException {
        if (!commit.name().startsWith(address.checksum())) {
            throw new EngineException(Reason.INVALID,
                    "expected checksum to match " + address.checksum() + ", got " + commit.name());
        }
    }

    /**
     * Fetches.
     *
     * @param folder where a folder for it may be made
     * @throws EngineException {@code NOT_FOUND} where there is no such repository, ref or commit; {@code FAILED} where
     *         the server does not answer, or not to us; {@code INVALID} where the checksum says otherwise;
     *         {@code UNSUPPORTED} where SSH is needed and not allowed
     * @throws java.util.concurrent.CancellationException when the thread is interrupted; nothing is left
     */
    public static GitTree fetch(Address.Git address, Path folder, Limits limits, Access access) throws IOException {
        var remote = new GitRemote(address, access);
        return fetch(address, remote, remote.find(), folder, limits, access);
    }

    /** A commit of the same repository or another. */
    private static GitTree fetch(Address.Git address, GitRemote remote, GitRemote.Wanted wanted, Path folder,
            Limits limits, Access access) throws IOException {
        Path own = Files.createDirectory(folder.resolve("git-" + UUID.randomUUID()));
        Repository repository = null;
        try {
            repository = new FileRepositoryBuilder().setGitDir(own.resolve("git").toFile()).setBare().build();
            repository.create(true);
            // It lives shorter than tidying up would take.
            repository.getConfig().setInt("gc", null, "auto", 0);
            repository.getConfig().setBoolean("gc", null, "autodetach", false);
            ObjectId commit = remote.fetch(wanted, repository);
            check(address, commit);
            try (var walk = new RevWalk(repository)) {
                return new GitTree(address, own, limits, repository, walk.parseCommit(commit), access);
            }
        } catch (IOException | RuntimeException e) {
            if (repository != null) {
                repository.close();
            }
            remove(own);
            throw e;
        }
    }

    /** A commit that this one has as a submodule. */
    GitTree submodule(byte[] path, ObjectId wanted) throws IOException {
        String url = submoduleAddress(new String(path, UTF_8));
        Address.Git other;
        try {
            other = new Address.Git(Relative.resolve(address.repository(), url), wanted.name(), "");
        } catch (IllegalArgumentException e) {
            throw new EngineException(Reason.INVALID, "the submodule " + new String(path, UTF_8) + " of "
                    + address.shownRepository() + ": " + e.getMessage(), e);
        }
        var remote = new GitRemote(other, access);
        return fetch(other, remote, new GitRemote.Wanted(wanted.name(), wanted), folder, limits, access);
    }

    /** Whether the repository says where a submodule comes from; git leaves the others out, too. */
    boolean knowsSubmodule(byte[] path) throws IOException {
        return !submoduleAddress(new String(path, UTF_8)).isEmpty();
    }

    private String submoduleAddress(String path) throws IOException {
        Config modules = modules();
        for (String name : modules.getSubsections("submodule")) {
            if (path.equals(modules.getString("submodule", name, "path"))) {
                String url = modules.getString("submodule", name, "url");
                return url == null ? "" : url;
            }
        }
        return "";
    }

    private Config modules() throws IOException {
        try (TreeWalk file = TreeWalk.forPath(repository, ".gitmodules", commit.getTree())) {
            return file == null
                    ? new Config()
                    : new BlobBasedConfig(null, repository, file.getObjectId(0));
        } catch (ConfigInvalidException e) {
            throw new EngineException(Reason.INVALID, ".gitmodules of " + address.shownRepository() + ": "
                    + e.getMessage(), e);
        }
    }

    /** Its id, in hexadecimal. */
    public String id() {
        return commit.name();
    }

    Address.Git address() {
        return address;
    }

    Repository repository() {
        return repository;
    }

    RevCommit commit() {
        return commit;
    }

    Limits limits() {
        return limits;
    }

    Instant time() {
        return Instant.ofEpochSecond(commit.getCommitTime());
    }

    /** Bytes that came. */
    long fetchedBytes() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }

    /** The path that the address chooses, plain; empty for all. */
    String chosenPath() {
        return Stream.of(address.folder().split("/")).filter(name -> !name.isEmpty() && !name.equals("."))
                .collect(Collectors.joining("/"));
    }

    /**
     * The id of the folder that the address chooses.
     *
     * @throws EngineException {@code NOT_FOUND} where there is none
     */
    ObjectId chosen() throws IOException {
        String path = chosenPath();
        if (path.isEmpty()) {
            return commit.getTree();
        }
        try (TreeWalk walk = TreeWalk.forPath(repository, path, commit.getTree())) {
            if (walk == null || !walk.getFileMode(0).equals(FileMode.TREE)) {
                throw new EngineException(Reason.NOT_FOUND, "the repository " + address.shownRepository()
                        + " has no folder " + address.folder() + " at " + commit.name());
            }
            return walk.getObjectId(0);
        }
    }

    /** A small file of the folder that the address chooses; null where there is none. */
    public byte @Nullable [] read(String path) throws IOException {
        try (TreeWalk walk = TreeWalk.forPath(repository, path, chosen())) {
            return walk == null || walk.getFileMode(0).getObjectType() != org.eclipse.jgit.lib.Constants.OBJ_BLOB
                    ? null
                    : repository.open(walk.getObjectId(0)).getCachedBytes(limits.jsonBytes());
        }
    }

    /** What {@code .git} is to be: without a password in its settings. */
    Path gitFolder() {
        return folder.resolve("git");
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        repository.close();
        remove(folder);
    }
}
