package dev.cutaway.engine.local.fetch;

import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.Daemon;
import org.eclipse.jgit.transport.DaemonClient;
import org.eclipse.jgit.transport.ServiceMayNotContinueException;
import org.eclipse.jgit.transport.UploadPack;
import org.eclipse.jgit.transport.resolver.RepositoryResolver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** Repositories of a folder, served on loopback by git's own protocol; for tests. */
public final class GitServer implements AutoCloseable {

    /** The time of all commits. */
    public static final Instant TIME = Instant.ofEpochSecond(1_600_000_000);

    private final Path folder;
    private final Daemon daemon;

    /** @param folder of the repositories */
    public GitServer(Path folder) throws IOException {
        this.folder = folder;
        OwnSettings.install();
        daemon = new Daemon(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        daemon.getService("git-upload-pack").setEnabled(true);
        RepositoryResolver<DaemonClient> resolver = (_, name) -> {
            Path git = folder.resolve(name).resolve(".git");
            if (!Files.isDirectory(git)) {
                throw new ServiceMayNotContinueException("no such repository");
            }
            try {
                return new FileRepositoryBuilder().setGitDir(git.toFile()).build();
            } catch (IOException e) {
                throw new ServiceMayNotContinueException(e);
            }
        };
        daemon.setRepositoryResolver(resolver);
        daemon.setUploadPackFactory((_, repository) -> {
            var pack = new UploadPack(repository);
            pack.setRequestPolicy(UploadPack.RequestPolicy.ADVERTISED);
            return pack;
        });
        daemon.start();
    }

    /** The address of a repository. */
    public String address(String name) {
        return "git://127.0.0.1:" + daemon.getAddress().getPort() + "/" + name;
    }

    /** Adds a commit of these files, a leading {@code +} makes a program, {@code @} a link; gives its id. */
    public String commit(String name, Map<String, String> files) throws IOException {
        Path work = Files.createDirectories(folder.resolve(name));
        try (Git git = Git.init().setDirectory(work.toFile()).setInitialBranch("main").call()) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = work.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.deleteIfExists(path);
                String text = file.getValue();
                if (text.startsWith("@")) {
                    Files.createSymbolicLink(path, Path.of(text.substring(1)));
                } else {
                    Files.writeString(path, text.startsWith("+") ? text.substring(1) : text);
                    path.toFile().setExecutable(text.startsWith("+"));
                }
            }
            git.add().addFilepattern(".").call();
            return commit(git);
        } catch (GitAPIException e) {
            throw new IOException(e);
        }
    }

    private static String commit(Git git) throws GitAPIException {
        var person = new PersonIdent("Ann", "ann@host.test", TIME, ZoneOffset.UTC);
        return git.commit().setMessage("x").setSign(false).setAuthor(person).setCommitter(person).call().name();
    }

    /** The repository itself. */
    public interface Work {
        /** Does something with it. */
        void with(Git git) throws GitAPIException, IOException;
    }

    /** Changes a repository. */
    public void change(String name, Work work) throws IOException {
        try (Repository repository = new FileRepositoryBuilder()
                .setGitDir(folder.resolve(name).resolve(".git").toFile()).build(); var git = new Git(repository)) {
            work.with(git);
        } catch (GitAPIException e) {
            throw new IOException(e);
        }
    }

    /** Adds a submodule to a repository, and a commit. */
    public String submodule(String name, String path, String url, String commit) throws IOException {
        Path work = folder.resolve(name);
        String[] id = new String[1];
        change(name, git -> {
            Files.writeString(work.resolve(".gitmodules"), "[submodule \"" + path + "\"]\n\tpath = " + path
                    + "\n\turl = " + url + "\n");
            git.add().addFilepattern(".gitmodules").call();
            var index = git.getRepository().lockDirCache();
            var editor = index.editor();
            editor.add(new org.eclipse.jgit.dircache.DirCacheEditor.PathEdit(path) {
                @Override
                public void apply(org.eclipse.jgit.dircache.DirCacheEntry entry) {
                    entry.setFileMode(org.eclipse.jgit.lib.FileMode.GITLINK);
                    entry.setObjectId(org.eclipse.jgit.lib.ObjectId.fromString(commit));
                }
            });
            editor.commit();
            id[0] = commit(git);
        });
        return id[0];
    }

    @Override
    public void close() {
        daemon.stop();
    }
}
