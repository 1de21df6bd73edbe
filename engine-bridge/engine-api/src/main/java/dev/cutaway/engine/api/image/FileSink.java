package dev.cutaway.engine.api.image;

import java.io.IOException;
import java.nio.channels.FileChannel;

/**
 * An output that takes parts of files without their bytes passing through the program, where the system can do that: a
 * socket or a file. An {@link java.io.OutputStream} that is one as well is asked for it by {@link ImageService#save}.
 */
public interface FileSink {

    /**
     * Writes a part of a file, behind what was written before; returns when all of it was taken.
     *
     * @param from readable; its own position neither counts nor changes
     * @param position of the first byte
     * @param count of bytes, more than none
     * @throws java.io.EOFException when the file has fewer
     */
    void write(FileChannel from, long position, long count) throws IOException;
}
