package dev.cutaway.inspector.archive;

import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A layout as a folder. Links are followed as long as they stay in it. */
final class FolderContents implements Contents {

    private final Path root;
    private final Place place;

    FolderContents(Path folder, Place place) throws IOException {
        this.root = folder.toRealPath();
        this.place = place;
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public @Nullable Content find(String path) throws IOException {
        String inside = Contents.inside(path, place);
        Place here = place.entry(inside);
        Path real;
        try {
            real = root.resolve(inside).toRealPath();
        } catch (NoSuchFileException _) {
            return null;
        } catch (InvalidPathException e) {
            throw new ImageReadException(new Problem.Malformed(here, "no file can be called so"), e);
        } catch (IOException e) {
            throw Failures.unreadable(e, here);
        }
        if (!real.startsWith(root)) {
            throw new ImageReadException(new Problem.Hostile(here, "a link leads out of the layout, to " + real));
        }
        if (!Files.isRegularFile(real)) {
            throw new ImageReadException(new Problem.Malformed(here, "it is not a regular file"));
        }
        var source = new FileSource(real, here);
        return new Content(inside, here, source, 0, source.size());
    }

    @Override
    public @Nullable Content findOnly(String path) throws IOException {
        return find(path);
    }

    @Override
    public ImageReadException missing(String what) {
        return new ImageReadException(new Problem.Missing(place, what));
    }

    @Override
    public ImageReadException undeclared(String detail) {
        return new ImageReadException(new Problem.NotAnImage(place, detail));
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
