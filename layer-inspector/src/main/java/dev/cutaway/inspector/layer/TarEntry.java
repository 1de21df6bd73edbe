package dev.cutaway.inspector.layer;

import java.util.Map;

/**
 * One entry of a tar as its headers describe it, long-name, PAX and sparse forms resolved.
 *
 * @param name path as written, bytes
 * @param link link target as written; empty where there is none
 * @param kind never {@link EntryKind#WHITEOUT}: whiteouts are a convention above tar
 * @param mode low 12 bits
 * @param uid owner
 * @param gid group
 * @param bytes content bytes with holes filled; 0 unless {@code kind} is FILE
 * @param mtimeSeconds since 1970
 * @param mtimeNanos 0 … 999,999,999
 * @param user owner's name; empty for none
 * @param group group's name; empty for none
 * @param device {@code major << 32 | minor}; 0 for none
 * @param xattrs extended attributes by name
 * @param headerOffset where its first header block starts in the tar
 * @param storedBytes content bytes that the tar carries: less than {@code bytes} for a sparse file
 * @param sparse where they belong; null for an ordinary file
 */
record TarEntry(byte[] name, byte[] link, EntryKind kind, int mode, int uid, int gid, long bytes, long mtimeSeconds,
        int mtimeNanos, String user, String group, long device, Map<String, byte[]> xattrs, long headerOffset,
        long storedBytes, @org.jspecify.annotations.Nullable SparseMap sparse) {}
