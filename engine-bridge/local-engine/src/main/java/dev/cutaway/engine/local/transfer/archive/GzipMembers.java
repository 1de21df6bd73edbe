package dev.cutaway.engine.local.transfer.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;

/** Gzip in members of a megabyte each, compressed at the same time; whoever reads gzip reads one after another. */
final class GzipMembers extends OutputStream {

    private static final int MEMBER_BYTES = 1 << 20;

    private final OutputStream out;
    private final int atOnce = Runtime.getRuntime().availableProcessors();
    private final ExecutorService threads = Executors.newFixedThreadPool(atOnce,
            Thread.ofPlatform().daemon().name("gzip ", 0).factory());
    private final Deque<Future<byte[]>> members = new ArrayDeque<>();
    private byte[] member = new byte[MEMBER_BYTES];
    private int filled;
    private boolean any;
    private boolean closed;

    GzipMembers(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[]{(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int at = from;
        while (at < from + length) {
            int n = Math.min(from + length - at, MEMBER_BYTES - filled);
            System.arraycopy(bytes, at, member, filled, n);
            filled += n;
            at += n;
            if (filled == MEMBER_BYTES) {
                submit();
            }
        }
    }

    private void submit() throws IOException {
        byte[] content = filled == MEMBER_BYTES ? member : Arrays.copyOf(member, filled);
        member = new byte[MEMBER_BYTES];
        filled = 0;
        any = true;
        members.add(threads.submit(() -> compress(content)));
        while (members.size() > 2 * atOnce) {
            out.write(next());
        }
    }

    private static byte[] compress(byte[] content) throws IOException {
        var compressed = new ByteArrayOutputStream(content.length / 2 + 64);
        try (var gzip = new GZIPOutputStream(compressed, 1 << 14)) {
            gzip.write(content);
        }
        return compressed.toByteArray();
    }

    private byte[] next() throws IOException {
        try {
            return members.remove().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted").initCause(e);
        } catch (ExecutionException e) {
            throw new IOException("compressing failed", Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (out) {
            if (filled > 0 || !any) {
                submit();
            }
            while (!members.isEmpty()) {
                out.write(next());
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
