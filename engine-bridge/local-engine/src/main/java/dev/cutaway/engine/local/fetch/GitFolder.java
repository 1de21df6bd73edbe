package dev.cutaway.engine.local.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.engine.local.tar.PaxWriter;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.lib.ObjectReader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The {@code .git} that a checkout of the commit would have. */
final class GitFolder {

    private static final Set<String> LEFT_OUT = Set.of("hooks", "logs", "config", "HEAD");

    private GitFolder() {}

    static void write(GitTree tree, PaxWriter tar) throws IOException {
        Path git = tree.gitFolder();
        DirCache index = DirCache.lock(git.resolve("index").toFile(), tree.repository().getFS());
        try (ObjectReader reader = tree.repository().newObjectReader()) {
            DirCacheBuilder builder = index.builder();
            builder.addTree(new byte[0], 0, reader, tree.commit().getTree());
            builder.finish();
            index.write();
            if (!index.commit()) {
                throw new IOException("the index of " + tree.address().shownRepository() + " could not be written");
            }
        }
        tar.entry(".git/".getBytes(UTF_8), GitTar.header('5', new byte[0], 0, 0755, tree.time()));
        file(tree, tar, "HEAD", (tree.id() + "\n").getBytes(UTF_8));
        file(tree, tar, "config", """
                [core]
                \trepositoryformatversion = 0
                \tfilemode = true
                \tbare = false
                [remote "origin"]
                \turl = %s
                \tfetch = +refs/heads/*:refs/remotes/origin/*
                """.formatted(tree.address().shownRepository()).getBytes(UTF_8));
        List<Path> all;
        try (Stream<Path> files = Files.walk(git)) {
            all = files.filter(file -> !file.equals(git)).sorted().toList();
        }
        for (Path file : all) {
            String name = git.relativize(file).toString().replace('\\', '/');
            if (LEFT_OUT.contains(name.split("/")[0])) {
                continue;
            }
            if (Files.isDirectory(file)) {
                tar.entry((".git/" + name + "/").getBytes(UTF_8),
                        GitTar.header('5', new byte[0], 0, 0755, tree.time()));
            } else {
                long bytes = Files.size(file);
                entry(tree, tar, name, bytes);
                Files.copy(file, tar.out());
                tar.pad(bytes);
            }
        }
    }

    private static void file(GitTree tree, PaxWriter tar, String name, byte[] content) throws IOException {
        entry(tree, tar, name, content.length);
        tar.out().write(content);
        tar.pad(content.length);
    }

    private static void entry(GitTree tree, PaxWriter tar, String name, long bytes) throws IOException {
        tar.entry((".git/" + name).getBytes(UTF_8),
                GitTar.header('0', new byte[0], bytes, 0644, tree.time()));
    }
}
