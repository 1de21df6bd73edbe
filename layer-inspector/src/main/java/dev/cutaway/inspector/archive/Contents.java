package dev.cutaway.inspector.archive;

import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;
import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;

/** The files of an archive or layout, by path. */
interface Contents extends Closeable {

    /** The archive or folder as a whole. */
    Place place();

    /**
     * A file.
     *
     * @param path with slashes, relative to the root; may come from outside bytes
     * @return null where there is none
     * @throws ImageReadException when the path, or a link on it, leaves the root, or links lead in a circle
     */
    @Nullable
    Content find(String path) throws IOException;

    /** A file that is needed. */
    default Content need(String path) throws IOException {
        Content content = find(path);
        if (content == null) {
            throw missing(path);
        }
        return content;
    }

    /** A table of contents: null where there is none; there must not be two. */
    @Nullable
    Content findOnly(String path) throws IOException;

    /** What to say of something that is not here. */
    ImageReadException missing(String what);

    /** What to say when nothing here declares what this is. */
    ImageReadException undeclared(String detail);

    @Override
    void close() throws IOException;

    /**
     * A path without empty and {@code .} parts and with {@code ..} resolved.
     *
     * @return null when it leaves the root
     */
    static @Nullable String normal(String path) {
        var parts = new ArrayDeque<String>();
        for (String part : path.split("/")) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return null;
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }

    /** As {@link #normal}, with an error for paths that leave the root or hide a NUL. */
    static String inside(String path, Place place) throws ImageReadException {
        String normal = normal(path);
        if (normal == null) {
            throw new ImageReadException(new Problem.Hostile(place.entry(path), "the path leads out of the image"));
        }
        if (normal.indexOf('\0') >= 0) {
            throw new ImageReadException(
                    new Problem.Hostile(place.entry(path.replace('\0', '\u2400')), "the path contains a NUL"));
        }
        return normal;
    }
}
