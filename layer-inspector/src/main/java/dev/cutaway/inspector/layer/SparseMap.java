package dev.cutaway.inspector.layer;

import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;

import java.io.IOException;

/**
 * Where the stored pieces of a sparse file belong: ascending, not overlapping, inside the file.
 *
 * @param offsets start of each piece in the file
 * @param lengths its bytes
 * @see <a href="https://www.gnu.org/software/tar/manual/html_section/Sparse-Formats.html">GNU tar, Storing Sparse
 *      Files</a>
 */
record SparseMap(long[] offsets, long[] lengths) {

    /** Checks the rules above against a file of this size and this many stored bytes. */
    SparseMap checked(long bytes, long stored, Place place) throws IOException {
        long end = 0;
        long sum = 0;
        for (int i = 0; i < offsets.length; i++) {
            if (offsets[i] < end || lengths[i] < 0 || lengths[i] > bytes - offsets[i]) {
                throw new ImageReadException(
                        new Problem.Malformed(place, "the map of a sparse file is out of order or leaves the file"));
            }
            end = offsets[i] + lengths[i];
            sum += lengths[i];
        }
        if (sum != stored) {
            throw new ImageReadException(new Problem.Malformed(place,
                    "the map of a sparse file covers " + sum + " bytes, the archive has " + stored));
        }
        return this;
    }
}
