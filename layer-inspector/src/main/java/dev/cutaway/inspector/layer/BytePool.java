package dev.cutaway.inspector.layer;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes of many short values, one after the other. */
final class BytePool {

    private byte[] bytes = new byte[1024];
    private int size;

    /** Appends and tells where the value starts. */
    int add(byte[] source, int offset, int length) {
        int start = size;
        if (bytes.length - size < length) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, length), size + (size >> 1)));
        }
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
        return start;
    }

    boolean equals(int start, int length, byte[] other, int offset, int otherLength) {
        return Arrays.equals(bytes, start, start + length, other, offset, offset + otherLength);
    }

    int compare(int start, int length, int otherStart, int otherLength) {
        return Arrays.compareUnsigned(bytes, start, start + length, bytes, otherStart, otherStart + otherLength);
    }

    /** Bytes held. */
    int size() {
        return size;
    }

    void copyTo(ByteBuffer target, int start, int length) {
        target.put(bytes, start, length);
    }
}
