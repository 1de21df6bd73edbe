package dev.cutaway.docker.server;

import dev.cutaway.docker.wire.http.ChunkedBody;
import dev.cutaway.docker.wire.json.StreamDocument;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.image.FileSink;
import dev.cutaway.engine.api.image.ImageService;
import dev.cutaway.engine.api.image.ImportOptions;
import dev.cutaway.engine.api.image.LoadEvent;
import dev.cutaway.engine.api.image.SaveOptions;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.oci.Platform;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Images as archives: what comes in and goes out. */
final class TransferRoutes {

    private final ImageService images;

    TransferRoutes(ImageService images) {
        this.images = images;
    }

    /** Docker answers 200 before it has looked, and says in the stream what is wrong. */
    void load(Exchange exchange) throws IOException {
        boolean quiet = exchange.query().flag("quiet", true);
        exchange.stopWhenClientLeaves();
        var messages = new Messages(exchange);
        try {
            images.load(exchange.body(), event -> tell(event, messages, quiet, exchange.extended()));
        } catch (EngineException e) {
            messages.sendError(e);
        }
        messages.end();
    }

    private static void tell(LoadEvent event, Messages messages, boolean quiet, boolean extended) {
        switch (event) {
            case LoadEvent.LayerProgress(String layer, long current, long total) -> {
                if (!quiet) {
                    messages.progress("Loading layer", layer, current, total);
                }
            }
            case LoadEvent.TagMoved(ImageReference tag, Digest from) -> messages.send(StreamDocument.line("The image "
                    + tag.familiar() + " already exists, renaming the old one with ID " + from + " to empty string"));
            case LoadEvent.Loaded(ImageReference tag, Digest id) -> {
                messages.send(StreamDocument.line(
                        tag == null ? "Loaded image ID: " + id : "Loaded image: " + tag.familiar()));
                if (extended) {
                    messages.send(result(id));
                }
            }
        }
    }

    static StreamDocument result(Digest id) {
        return StreamDocument.aux(JsonNodeFactory.instance.objectNode().put("ID", id.toString()));
    }

    /** Import has its route from before pull and import were two things. */
    void create(Exchange exchange) throws IOException {
        Query query = exchange.query();
        String source = query.first("fromSrc");
        if (source.isEmpty()) {
            EmptyRoutes.refuse(exchange, "pull images; load an archive with docker load instead");
            return;
        }
        boolean body = source.equals("-");
        var options = new ImportOptions(query.first("repo").isEmpty() ? null : ImageRoutes.reference(query),
                query.first("message"), query.all("changes"), platform(query.first("platform")),
                body ? null : url(source));
        exchange.stopWhenClientLeaves();
        var messages = new Messages(exchange);
        Progress progress = exchange.extended() ? telling("Importing", messages) : Progress.NONE;
        messages.around(() -> {
            Digest id = images.importRoot(body ? exchange.body() : null, options, progress);
            messages.send(StreamDocument.status(id.toString()));
        });
    }

    /** Sends progress of one thing. */
    static Progress telling(String status, Messages messages) {
        var total = new AtomicLong(-1);
        var done = new AtomicLong();
        return new Progress() {
            @Override
            public void advance(long bytes) {
                messages.progress(status, null, done.addAndGet(bytes), total.get());
            }

            @Override
            public void total(long bytes) {
                total.set(bytes);
            }
        };
    }

    private static URI url(String source) {
        return URI.create(source.contains("://") ? source : "http://" + source);
    }

    /** Images hold Linux files; where nothing else is said, for this processor. */
    private static @Nullable Platform platform(String text) {
        if (text.isEmpty()) {
            return null;
        }
        Platform platform = Platform.parse(text);
        if (!platform.os().equals("linux")) {
            throw new IllegalArgumentException("operating system is not supported");
        }
        return platform;
    }

    void save(Exchange exchange) throws IOException {
        Query query = exchange.query();
        List<String> names = exchange.name().isEmpty() ? query.all("names") : List.of(exchange.name());
        if (names.isEmpty()) {
            throw new IllegalArgumentException("no image was named");
        }
        var options = new SaveOptions(
                choice(SaveOptions.Form.class, query.first("form"), SaveOptions.DEFAULT.form()),
                choice(SaveOptions.Compression.class, query.first("compression"), SaveOptions.DEFAULT.compression()));
        exchange.stopWhenClientLeaves();
        var out = new TarStream(exchange);
        try {
            images.save(names, options, out, Progress.NONE);
            out.finish();
        } catch (EngineException e) {
            if (!exchange.committed() || !exchange.extended()) {
                throw e;
            }
            exchange.trailError(e);
            out.finish();
        }
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String text, E otherwise) {
        if (text.isEmpty()) {
            return otherwise;
        }
        String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(type.getEnumConstants()).filter(each -> each.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        text + " is none of " + Arrays.toString(type.getEnumConstants())));
    }

    /** Begins the answer with its first byte, so that what fails before is an error like any other. */
    private static final class TarStream extends OutputStream implements FileSink {

        private final Exchange exchange;
        private @Nullable ChunkedBody out;

        TarStream(Exchange exchange) {
            this.exchange = exchange;
        }

        private ChunkedBody begun() throws IOException {
            if (out == null) {
                out = exchange.stream("application/x-tar");
            }
            return out;
        }

        @Override
        public void write(int b) throws IOException {
            begun().write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            begun().write(bytes, from, length);
        }

        @Override
        public void write(FileChannel from, long position, long count) throws IOException {
            begun().write(from, position, count);
        }

        void finish() throws IOException {
            begun().close();
        }
    }
}
