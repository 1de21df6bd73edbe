package dev.cutaway.docker.wire.http;

import org.apache.hc.core5.http.config.Http1Config;

/** Bounds and buffers of both ends. */
public final class HttpSettings {

    /** Bytes of a chunk, and of the buffers. */
    public static final int CHUNK = 64 << 10;

    /** Names of many images may stand in one request line. */
    private static final int LONGEST_LINE = 256 << 10;

    private static final int MOST_HEADERS = 100;

    /** For connections of either end. */
    public static final Http1Config CONFIG = Http1Config.custom().setBufferSize(CHUNK).setChunkSizeHint(CHUNK)
            .setMaxLineLength(LONGEST_LINE).setMaxHeaderCount(MOST_HEADERS).build();

    private HttpSettings() {}
}
