package dev.cutaway.app.build.log;

import java.io.IOException;

/** Takes lines as they end. */
interface LineSink {

    /**
     * A line ended.
     *
     * @param chars its first {@code length} are the line
     * @param styles packed, one for each character; none where all are plain
     */
    void line(char[] chars, long[] styles, int length) throws IOException;
}
