package dev.cutaway.inspector.codec;

/** How bytes are compressed. */
public enum Compression {
    NONE, GZIP, BZIP2, XZ, ZSTD
}
