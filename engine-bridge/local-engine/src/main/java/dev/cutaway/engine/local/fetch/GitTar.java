package dev.cutaway.engine.local.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.local.tar.PaxWriter;
import dev.cutaway.engine.local.tar.TarHeader;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.treewalk.TreeWalk;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;

/**
 * Writes a commit, submodules included, as a tar: owner root, modes as a checkout has them, the time of the commit.
 */
public final class GitTar {

    private static final int FOLDER = 0755;
    private static final int FILE = 0644;
    private static final int PROGRAM = 0755;
    private static final int LINK = 0777;
    private static final int MOST_SUBMODULES = 500;
    private static final int DEEPEST = 20;

    private final GitTree tree;
    private final PaxWriter tar;
    private final Choice choice;
    private final Written written;
    private final byte[] place;

    /** What has been written, submodules included. */
    private static final class Written {
        private int submodules;
        private int depth;
        private long entries;
        private long bytes;
    }

    /** @param place path of this repository in the tar */
    private GitTar(GitTree tree, PaxWriter tar, Choice choice, Written written, byte[] place) {
        this.tree = tree;
        this.tar = tar;
        this.choice = choice;
        this.written = written;
        this.place = place;
    }

    /** Which files are wanted, by path. */
    public interface Choice {

        /** Everything. */
        Choice ALL = of(_ -> true, _ -> true);

        /** Whether a file or folder is. */
        boolean takes(String path);

        /** Whether something below a folder may be that itself is not. */
        boolean looksInto(String path);

        /** Of two questions. */
        static Choice of(Predicate<String> takes, Predicate<String> looksInto) {
            return new Choice() {
                @Override
                public boolean takes(String path) {
                    return takes.test(path);
                }

                @Override
                public boolean looksInto(String path) {
                    return looksInto.test(path);
                }
            };
        }
    }

    /**
     * Writes it.
     *
     * @param gitFolder whether {@code .git} is written, too
     * @param out buffered by the caller
     * @throws EngineException {@code NOT_FOUND} where the folder that was chosen is not there, {@code BAD_ARCHIVE} where
     *         it would be more than any honest repository has
     */
    public static void write(GitTree tree, Choice choice, boolean gitFolder, OutputStream out) throws IOException {
        var tar = new PaxWriter(out);
        var writer = new GitTar(tree, tar, choice, new Written(), new byte[0]);
        writer.folder(tree.chosen(), writer.place);
        if (gitFolder) {
            GitFolder.write(tree, tar);
        }
        tar.end();
    }

    private void folder(ObjectId folder, byte[] path) throws IOException {
        try (var walk = new TreeWalk(tree.repository())) {
            walk.addTree(folder);
            while (walk.next()) {
                entry(walk, below(path, walk.getRawPath()));
            }
        }
    }

    private static byte[] below(byte[] folder, byte[] name) {
        return folder.length == 0 ? name : PaxWriter.join(folder, name);
    }

    private void entry(TreeWalk walk, byte[] path) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted");
        }
        String text = new String(path, UTF_8);
        boolean taken = choice.takes(text);
        FileMode mode = walk.getFileMode(0);
        boolean isModule = mode.equals(FileMode.GITLINK);
        if (isModule || mode.equals(FileMode.TREE)) {
            if (taken) {
                header(path, '5', new byte[0], 0, FOLDER);
            }
            if ((taken || choice.looksInto(text)) && isModule) {
                submodule(walk.getObjectId(0), path);
            } else if (taken || choice.looksInto(text)) {
                folder(walk.getObjectId(0), path);
            }
        } else if (taken) {
            file(walk.getObjectId(0), mode, path);
        }
    }

    private void submodule(ObjectId wanted, byte[] path) throws IOException {
        byte[] own = inRepository(path);
        if (!tree.address().submodules() || !tree.knowsSubmodule(own)) {
            return;
        }
        written.depth++;
        if (written.depth > DEEPEST || ++written.submodules > MOST_SUBMODULES) {
            throw tooMuch("submodules");
        }
        try (GitTree module = tree.submodule(own, wanted)) {
            new GitTar(module, tar, choice, written, path).folder(module.chosen(), path);
        }
        written.depth--;
    }

    /** A path of the tar as its own repository has it. */
    private byte[] inRepository(byte[] path) {
        byte[] inside = place.length == 0 ? path : Arrays.copyOfRange(path, place.length + 1, path.length);
        return below(tree.chosenPath().getBytes(UTF_8), inside);
    }

    private void file(ObjectId blob, FileMode mode, byte[] path) throws IOException {
        ObjectLoader content = tree.repository().open(blob);
        written.bytes += content.getSize();
        if (written.bytes > tree.limits().expansionFloor()
                && written.bytes / tree.limits().expansionRatio() > tree.fetchedBytes()) {
            throw tooMuch("bytes");
        }
        if (mode.equals(FileMode.SYMLINK)) {
            header(path, '2', content.getCachedBytes(tree.limits().pathBytes()), 0, LINK);
            return;
        }
        header(path, '0', new byte[0], content.getSize(), mode.equals(FileMode.EXECUTABLE_FILE) ? PROGRAM : FILE);
        content.copyTo(tar.out());
        tar.pad(content.getSize());
    }

    private void header(byte[] path, char type, byte[] target, long size, int mode) throws IOException {
        if (++written.entries > tree.limits().entriesPerLayer()) {
            throw tooMuch("files");
        }
        byte[] name = type == '5' ? PaxWriter.join(path, new byte[0]) : path;
        tar.entry(name, header(type, target, size, mode, tree.time()));
    }

    static TarHeader header(char type, byte[] target, long size, int mode, Instant time) {
        return new TarHeader(type, target, size, mode, 0, 0, "", "", time.getEpochSecond(), 0, 0, Map.of());
    }

    private EngineException tooMuch(String what) {
        return new EngineException(Reason.BAD_ARCHIVE,
                "the repository " + tree.address().shownRepository() + " has too many " + what);
    }
}
