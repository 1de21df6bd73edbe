package dev.cutaway.docker.client;

import dev.cutaway.docker.wire.Reasons;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.image.ImportOptions;
import dev.cutaway.engine.api.image.LoadEvent;
import dev.cutaway.engine.api.image.SaveOptions;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.codec.Compression;
import org.jspecify.annotations.Nullable;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Images as archives, to and from an engine. */
final class Transfer {

    private static final int BUFFER = 128 << 10;

    /** How other engines word that an archive is not what it should be. */
    private static final Pattern BAD_ARCHIVE = Pattern.compile("payload does not match|archive/tar|unexpected EOF|"
            + "no such file or directory|invalid tar header|manifest\\.json|repositories", Pattern.CASE_INSENSITIVE);

    private static final Pattern ID = Pattern.compile("(?:sha256:)?[0-9a-f]{64}");

    private final Wire wire;
    private final EngineKind kind;

    Transfer(Wire wire, EngineKind kind) {
        this.wire = wire;
        this.kind = kind;
    }

    private boolean ours() {
        return kind == EngineKind.CUTAWAY;
    }

    List<Digest> load(InputStream archive, Consumer<LoadEvent> listener, LoadReader.Lookup lookup)
            throws EngineException {
        Target target = Target.of("/images/load").with("quiet", "0").flag(Reasons.EXTENDED, ours());
        var reader = new LoadReader(ours(), lookup, listener);
        try (InputStream plain = ours() ? new Borrowed(archive) : expanded(new Borrowed(archive))) {
            return wire.upload(target, plain, answer -> {
                MessageReader.read(answer.body(), Reason.BAD_ARCHIVE, reader::take);
                return reader.ids();
            });
        } catch (EngineException e) {
            boolean bad = e.reason() == Reason.FAILED && BAD_ARCHIVE.matcher(e.text()).find();
            throw bad ? new EngineException(Reason.BAD_ARCHIVE, e.text(), e) : e;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The caller's stream, which the caller closes. */
    private static final class Borrowed extends FilterInputStream {

        Borrowed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {}
    }

    private static EngineException unreadable(IOException e) {
        return new EngineException(Reason.BAD_ARCHIVE, "the archive cannot be read: " + e.getMessage(), e);
    }

    /** Docker 20.10 takes no zstd, Podman no gzip; a plain tar is taken by all. */
    private InputStream expanded(InputStream archive) throws EngineException {
        try {
            byte[] head = archive.readNBytes(Compression.HEAD_BYTES);
            var whole = new PushbackInputStream(archive, Compression.HEAD_BYTES);
            whole.unread(head);
            return Compression.detect(head).decompress(whole, Place.of("archive"), Limits.DEFAULT);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    void save(List<String> names, SaveOptions options, OutputStream out, Progress progress) throws EngineException {
        if (!ours() && !options.equals(SaveOptions.DEFAULT)) {
            throw new EngineException(Reason.UNSUPPORTED,
                    "this engine saves only plain docker archives; load the image "
                            + "into Cutaway's own engine to save it as " + words(options.form()) + " with "
                            + words(options.compression()));
        }
        Target target = Target.of("/images/get");
        for (String name : names) {
            target = target.with("names", name);
        }
        if (ours()) {
            target = target.with("form", words(options.form())).with("compression", words(options.compression()))
                    .with(Reasons.EXTENDED, "1");
        }
        Target asked = target;
        wire.guarded(() -> {
            try (Answer answer = wire.open("GET", asked)) {
                copy(answer.body(), out, progress);
                refuseTrailedError(answer);
                return true;
            }
        });
    }

    private static String words(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void copy(InputStream in, OutputStream out, Progress progress) throws IOException {
        var buffer = new byte[BUFFER];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            try {
                out.write(buffer, 0, count);
            } catch (IOException e) {
                boolean full = String.valueOf(e.getMessage()).contains("No space left");
                throw new EngineException(full ? Reason.NO_SPACE : Reason.FAILED,
                        "the archive cannot be written: " + e.getMessage(), e);
            }
            progress.advance(count);
        }
    }

    /** Our own engine says after the last byte when it was not the last. */
    private static void refuseTrailedError(Answer answer) throws EngineException {
        Reason reason = Reasons.named(answer.trailer(Reasons.HEADER));
        if (reason != null) {
            String message = answer.trailer(Reasons.MESSAGE_TRAILER);
            throw new EngineException(reason,
                    message == null ? "the archive is not whole" : URLDecoder.decode(message, StandardCharsets.UTF_8));
        }
    }

    Digest importRoot(@Nullable InputStream tar, ImportOptions options, Progress progress) throws EngineException {
        if (tar == null && options.url() == null) {
            throw new EngineException(Reason.INVALID, "nothing was given to import");
        }
        Target target = Target.of("/images/create").with("fromSrc", tar == null ? String.valueOf(options.url()) : "-")
                .flag(Reasons.EXTENDED, ours());
        ImageReference name = options.target();
        if (name != null) {
            // Whole in one, as docker's own client sends it: Podman does not look at "tag" here.
            target = target.with("repo", name.toString());
        }
        if (!options.message().isEmpty()) {
            target = target.with("message", options.message());
        }
        for (String change : options.changes()) {
            target = target.with("changes", change);
        }
        if (options.platform() != null) {
            target = target.with("platform", options.platform().toString());
        }
        InputStream body = tar == null ? InputStream.nullInputStream() : tar;
        return wire.upload(target, body, answer -> imported(answer, progress));
    }

    /** The id is the last status that is one; Podman leaves the algorithm away. */
    private static Digest imported(Answer answer, Progress progress) throws IOException {
        var last = new String[]{""};
        var ticker = new MessageReader.Ticker(progress);
        MessageReader.read(answer.body(), Reason.BAD_ARCHIVE, message -> {
            ticker.take(message);
            String status = message.status() == null || message.status().isBlank() ? message.id() : message.status();
            if (status != null && ID.matcher(status.strip()).matches()) {
                last[0] = status.strip();
            }
        });
        return Digest.parse(last[0].indexOf(':') < 0 ? "sha256:" + last[0] : last[0]);
    }
}
