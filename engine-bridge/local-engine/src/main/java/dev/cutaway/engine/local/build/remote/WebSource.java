package dev.cutaway.engine.local.build.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.engine.api.DockerText;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.local.blob.BlobStore;
import dev.cutaway.engine.local.blob.BlobWriter;
import dev.cutaway.engine.local.build.context.BuildContext;
import dev.cutaway.engine.local.build.copy.Fingerprints.Print;
import dev.cutaway.engine.local.build.root.Rootfs;
import dev.cutaway.engine.local.fetch.Access;
import dev.cutaway.engine.local.fetch.Address;
import dev.cutaway.engine.local.fetch.Download;
import dev.cutaway.engine.local.fetch.Pace;
import dev.cutaway.engine.local.fetch.Validators;
import dev.cutaway.engine.local.tar.PaxWriter;
import dev.cutaway.engine.local.tar.TarHeader;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Limits;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;

/** A file of a web server: mode 0600, with the time that the server gives it. */
public final class WebSource implements RemoteSource {

    private static final int MODE = 0600;
    private static final int BUFFER = 1 << 18;

    private final Address.Web address;
    private final @Nullable Digest checksum;
    private final BlobStore blobs;
    private final Limits limits;
    private final Validators validators;
    private final Access access;
    private String name;
    private @Nullable Instant time;
    private @Nullable Digest digest;
    private @Nullable BlobWriter content;
    private @Nullable BuildContext files;

    /**
     * @param checksum what the content must hash to; null for anything
     * @param access how it is fetched
     */
    public WebSource(Address.Web address, @Nullable Digest checksum, BlobStore blobs, Limits limits,
            Validators validators, Access access) {
        this.access = access;
        this.address = address;
        this.checksum = checksum;
        this.blobs = blobs;
        this.limits = limits;
        this.validators = validators;
        this.name = address.name();
    }

    @Override
    public String shown() {
        return address.shown();
    }

    /** The name it has in a folder; empty where neither address nor server give one. After {@link #print}. */
    public String name() {
        return name;
    }

    @Override
    public Print print() throws IOException {
        Validators.Said said = validators.find(address.uri());
        if (checksum != null && (!name.isEmpty() || (said != null && said.content().equals(checksum)))) {
            // What it must be is known, so nobody need be asked.
            named(said);
            digest = checksum;
        } else {
            ask(said);
        }
        // Addresses that differ in their queries alone are shown alike, and the server may name each as it likes.
        String path = address.name().isEmpty() && !name.isEmpty() ? shown() + " (" + name + ")" : shown();
        return Print.of(path, Objects.requireNonNull(digest));
    }

    private void ask(Validators.@Nullable Said said) throws IOException {
        try (Download download = Download.open(address.uri(), said == null ? Map.of() : said.conditions(),
                access.proxies())) {
            if (said != null && download.isUnchanged()) {
                named(said);
                digest = said.content();
            } else {
                take(download);
            }
        }
    }

    private void named(Validators.@Nullable Said said) {
        if (name.isEmpty() && said != null) {
            name = said.fileName();
        }
    }

    private BlobWriter take(Download download) throws IOException {
        BlobWriter into = blobs.create();
        content = into;
        copy(download, into);
        Digest came = Objects.requireNonNull(into.end());
        if (checksum != null && !checksum.equals(came)) {
            throw new EngineException(Reason.INVALID,
                    "digest mismatch for " + shown() + ": " + came + ", where --checksum wants " + checksum);
        }
        if (digest != null && !digest.equals(came)) {
            throw new EngineException(Reason.FAILED, shown() + " changed while it was fetched: build again");
        }
        digest = came;
        time = download.lastModified();
        named(validators.keep(address.uri(), download, came));
        return into;
    }

    private void copy(Download download, OutputStream out) throws IOException {
        InputStream in = download.body();
        byte[] buffer = new byte[BUFFER];
        var pace = new Pace(access.told());
        long came = 0;
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
                came += n;
                String now = DockerText.size(came);
                pace.step(() -> "Downloading " + shown() + ": " + now
                        + (download.length() > 0 ? " of " + DockerText.size(download.length()) : ""));
            }
        } catch (EngineException e) {
            throw e;
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw (CancellationException) new CancellationException("interrupted").initCause(e);
            }
            throw new EngineException(Reason.FAILED, "failed to GET " + shown() + ": it broke off: " + e, e);
        }
    }

    @Override
    public Rootfs files() throws IOException {
        BlobWriter file = content;
        if (file == null) {
            try (Download download = Download.open(address.uri(), Map.of(), access.proxies())) {
                file = take(download);
            }
        }
        BlobWriter whole = file;
        BuildContext made = BuildContext.written(out -> {
            var tar = new PaxWriter(out);
            Instant mtime = time == null ? Instant.now() : time;
            tar.entry((name.isEmpty() ? "download" : name).getBytes(UTF_8), TarHeader.file(MODE, whole.size(), mtime));
            Files.copy(whole.file(), out);
            tar.pad(whole.size());
            tar.end();
        }, blobs, limits);
        files = made;
        return made.files();
    }

    @Override
    public boolean isFolder() {
        return false;
    }

    @Override
    public String kind() {
        return "";
    }

    @Override
    public void close() throws IOException {
        try (BlobWriter _ = content; BuildContext _ = files) {
            digest = null;
        }
    }
}
