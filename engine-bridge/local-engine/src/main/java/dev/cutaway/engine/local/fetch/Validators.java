package dev.cutaway.engine.local.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.engine.local.blob.StoreFolder;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What web servers said about contents: enough to ask whether one has changed, without the content itself. A cache, a
 * small file for each address. Addresses are kept as digests alone, since they may hold secrets.
 */
public final class Validators {

    private static final int LINES = 4;

    private final StoreFolder store;

    /** @param store that keeps them */
    public Validators(StoreFolder store) {
        this.store = store;
    }

    /**
     * What was said.
     *
     * @param tag {@code ETag}; empty for none
     * @param modified {@code Last-Modified}; empty for none
     * @param content digest of what came
     * @param fileName that the server gave it; empty for none
     */
    public record Said(String tag, String modified, Digest content, String fileName) {

        /** Headers that ask for the content only where it is another one. */
        public Map<String, String> conditions() {
            var headers = new LinkedHashMap<String, String>();
            if (!tag.isEmpty()) {
                headers.put("If-None-Match", tag);
            }
            if (!modified.isEmpty()) {
                headers.put("If-Modified-Since", modified);
            }
            return headers;
        }
    }

    /** What was said about an address; null for nothing. */
    public @Nullable Said find(URI address) throws IOException {
        Path file = file(address);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        List<String> lines = Files.readAllLines(file);
        Digest digest = lines.size() < LINES ? null : Digest.tryParse(lines.get(2));
        return digest == null ? null : new Said(lines.get(0), lines.get(1), digest, lines.get(3));
    }

    /** Keeps what a server said along with a content. */
    public Said keep(URI address, Download download, Digest content) throws IOException {
        var said = new Said(download.headers().firstValue("ETag").orElse(""),
                download.headers().firstValue("Last-Modified").orElse(""), content, download.fileName());
        Files.createDirectories(store.fetched(), StoreFolder.ownerOnly("rwx------"));
        Path unfinished = store.unfinished().resolve("fetched-" + UUID.randomUUID());
        try {
            Files.writeString(unfinished, String.join("\n", said.tag, said.modified, content.toString(),
                    said.fileName, ""));
            Files.move(unfinished, file(address), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        return said;
    }

    /** Forgets all. */
    public void clear() throws IOException {
        if (Files.isDirectory(store.fetched())) {
            try (Stream<Path> files = Files.list(store.fetched())) {
                for (Path file : files.toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private Path file(URI address) {
        return store.fetched().resolve(Digest.of(address.toString().getBytes(UTF_8)).hex());
    }
}
