package dev.cutaway.docker.wire.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildLogEntry;
import dev.cutaway.engine.api.build.BuildRecord;
import dev.cutaway.engine.api.build.BuildRequest;
import dev.cutaway.engine.api.build.BuildSource;
import dev.cutaway.engine.api.build.CacheReason;
import dev.cutaway.engine.api.build.Retention;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.oci.Platform;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Builds between Cutaway's own client and engine: the request in front of the context, and the events. */
public final class BuildDocuments {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(Digest.class, new AsText<>())
                    .addDeserializer(Digest.class, new OfText<>(Digest::parse))
                    .addSerializer(ImageReference.class, new AsText<>())
                    .addDeserializer(ImageReference.class, new OfText<>(ImageReference::parse)))
            .addMixIn(BuildEvent.class, Typed.class).addMixIn(CacheReason.class, Typed.class)
            .addMixIn(BuildRecord.Outcome.class, Typed.class).build();

    private BuildDocuments() {}

    /** Each record says which it is; which there are, the sealed types say. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
    private interface Typed {}

    private static final class AsText<T> extends ValueSerializer<T> {
        @Override
        public void serialize(T value, JsonGenerator out, SerializationContext context) {
            out.writeString(value.toString());
        }
    }

    private static final class OfText<T> extends ValueDeserializer<T> {

        private final Function<String, T> parser;

        OfText(Function<String, T> parser) {
            this.parser = parser;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) {
            return parser.apply(in.getString());
        }
    }

    /** An event as a part of a stream. */
    public static JsonNode event(BuildEvent event) {
        return MAPPER.valueToTree(event);
    }

    /** The event that a part of a stream is; null for something else. */
    public static @Nullable BuildEvent event(JsonNode part) {
        return part.has("type") ? MAPPER.treeToValue(part, BuildEvent.class) : null;
    }

    /** The name of a build that was started. */
    public record Begun(String id) {}

    /** Reads one record of a build. */
    public static BuildRecord record(JsonNode one) {
        return MAPPER.treeToValue(one, BuildRecord.class);
    }

    /** Reads how much of the history stays. */
    public static Retention retention(JsonNode answer) {
        return MAPPER.treeToValue(answer, Retention.class);
    }

    /** A step that was opened. {@code image}: what it is. */
    public record Opened(Digest image) {}

    /** Reads what was opened. */
    public static Opened opened(JsonNode answer) {
        return MAPPER.treeToValue(answer, Opened.class);
    }

    /**
     * A line of what is told to a follower; one of its parts is there.
     *
     * @param entry something that happened
     * @param record the build as it is at its end, which ends the stream
     * @param error why nothing more can be told
     * @param reason of the error
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Followed(@Nullable BuildLogEntry entry, @Nullable BuildRecord record, @Nullable String error,
            @Nullable String reason) {

        /** Something happened. */
        public static Followed of(BuildLogEntry entry) {
            return new Followed(entry, null, null, null);
        }

        /** The build has ended. */
        public static Followed of(BuildRecord record) {
            return new Followed(null, record, null, null);
        }

        /** Nothing more can be told. */
        public static Followed of(EngineException error) {
            return new Followed(null, null, error.text(), error.reason().name());
        }
    }

    /** A document, or a part of a stream. */
    public static byte[] bytes(Object document) {
        return MAPPER.writeValueAsBytes(document);
    }

    /** Reads what is told to a follower, as it comes. */
    public static Iterator<Followed> followed(InputStream in) {
        return MAPPER.readerFor(Followed.class).readValues(in);
    }

    /** Reads records of builds. */
    public static List<BuildRecord> records(JsonNode all) {
        return List.of(MAPPER.treeToValue(all, BuildRecord[].class));
    }

    /**
     * A request without the context, which follows it. A folder is named: client and engine are on one machine, and the
     * same person's.
     */
    public record Head(String dockerfile, @Nullable String text, List<ImageReference> tags, @Nullable String target,
            Map<String, String> args, Map<String, String> labels, Map<String, byte[]> secrets, boolean cache,
            BuildRequest.Network network, @Nullable Platform platform, List<String> extraHosts, boolean ssh,
            @Nullable String folder, @Nullable String remote, boolean tar) {}

    /** The request in one line; for a context that is a tar, its bytes are to follow. */
    public static byte[] head(BuildRequest request) {
        BuildSource source = request.source();
        BuildRequest.Options options = request.options();
        byte[] head = MAPPER.writeValueAsBytes(new Head(request.dockerfile(), request.text(), request.tags(),
                request.target(), request.args(), request.labels(), request.secrets(), options.cache(),
                options.network(), options.platform(), options.extraHosts(), options.ssh(),
                source instanceof BuildSource.Folder folder ? folder.path().toAbsolutePath().toString() : null,
                source instanceof BuildSource.Remote remote ? remote.address() : null,
                source instanceof BuildSource.Tar));
        byte[] line = java.util.Arrays.copyOf(head, head.length + 1);
        line[head.length] = '\n';
        return line;
    }

    /**
     * Reads a request.
     *
     * @param head its line
     * @param rest what follows it
     * @throws tools.jackson.core.JacksonException when it is none
     */
    public static BuildRequest request(byte[] head, InputStream rest) {
        Head read = MAPPER.readValue(head, Head.class);
        BuildSource source;
        if (read.folder != null) {
            source = new BuildSource.Folder(Path.of(read.folder));
        } else if (read.remote != null) {
            source = new BuildSource.Remote(read.remote);
        } else {
            source = read.tar ? new BuildSource.Tar(rest) : new BuildSource.Nothing();
        }
        return new BuildRequest(source, read.dockerfile, read.text, read.tags, read.target, read.args, read.labels,
                read.secrets, new BuildRequest.Options(read.cache, read.network, read.platform, read.extraHosts,
                        read.ssh));
    }
}
