package dev.cutaway.inspector.layer;

import dev.cutaway.inspector.columns.IntList;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/** Nodes with a parent and a name of bytes, found by both: the skeleton of a layer while it is read. */
final class NameTree {

    static final int ROOT = 0;

    private final IntList parent = new IntList();
    private final IntList nameStart = new IntList();
    private final IntList nameLength = new IntList();
    private final IntList hash = new IntList();
    private final BytePool names = new BytePool();

    /** An open-addressing table of the nodes that hold their path. */
    private int[] slots = new int[1 << 10];
    private int held;
    /** Differs from run to run, so that no archive can be made of names that all collide. */
    private final long seed = ThreadLocalRandom.current().nextLong();

    NameTree() {
        Arrays.fill(slots, -1);
        append(-1, 0, 0, 0);
    }

    int size() {
        return parent.size();
    }

    int parent(int node) {
        return parent.get(node);
    }

    int nameLength(int node) {
        return nameLength.get(node);
    }

    int nameStart(int node) {
        return nameStart.get(node);
    }

    BytePool names() {
        return names;
    }

    /** The node that holds this path, or −1. */
    int find(int folder, byte[] name, int base, int length) {
        int wanted = hash(folder, name, base, length);
        int mask = slots.length - 1;
        for (int slot = wanted & mask;; slot = (slot + 1) & mask) {
            int node = slots[slot];
            if (node < 0) {
                return -1;
            }
            if (hash.get(node) == wanted && parent.get(node) == folder
                    && names.equals(nameStart.get(node), nameLength.get(node), name, base, length)) {
                return node;
            }
        }
    }

    /** A new node that holds its path; nothing may hold it yet. */
    int add(int folder, byte[] name, int base, int length) {
        int node = addLoose(folder, name, base, length);
        if (2 * ++held > slots.length) {
            grow();
        }
        insert(node);
        return node;
    }

    /** A new node that has a path but does not hold it: {@link #find} does not see it. */
    int addLoose(int folder, byte[] name, int base, int length) {
        return append(folder, names.add(name, base, length), length, hash(folder, name, base, length));
    }

    /** A new node that takes the path over from {@code holder}. */
    int takeOver(int holder) {
        int node = append(parent.get(holder), nameStart.get(holder), nameLength.get(holder), hash.get(holder));
        int mask = slots.length - 1;
        int slot = hash.get(holder) & mask;
        while (slots[slot] != holder) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = node;
        return node;
    }

    private int append(int folder, int start, int length, int hashed) {
        int node = parent.size();
        parent.add(folder);
        nameStart.add(start);
        nameLength.add(length);
        hash.add(hashed);
        return node;
    }

    private void insert(int node) {
        int mask = slots.length - 1;
        int slot = hash.get(node) & mask;
        while (slots[slot] >= 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = node;
    }

    private void grow() {
        int[] old = slots;
        slots = new int[old.length * 2];
        Arrays.fill(slots, -1);
        for (int node : old) {
            if (node >= 0) {
                insert(node);
            }
        }
    }

    private int hash(int folder, byte[] name, int base, int length) {
        long h = seed ^ folder * 0x9E3779B97F4A7C15L;
        for (int i = base; i < base + length; i++) {
            h = (h ^ name[i]) * 0xD6E8FEB86659FD93L;
            h ^= h >>> 32;
        }
        return (int) (h ^ h >>> 29);
    }
}
