package dev.cutaway.docker.wire.json;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildRequest;
import dev.cutaway.engine.api.build.BuildSource;
import dev.cutaway.engine.api.build.CacheReason;
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
            .addMixIn(BuildEvent.class, Typed.class).addMixIn(CacheReason.class, Typed.class).build();

    private BuildDocuments() {}

    /** Each record says which it is. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
    @JsonSubTypes({@JsonSubTypes.Type(BuildEvent.Planned.class), @JsonSubTypes.Type(BuildEvent.Started.class),
            @JsonSubTypes.Type(BuildEvent.Decided.class), @JsonSubTypes.Type(BuildEvent.Running.class),
            @JsonSubTypes.Type(BuildEvent.Output.class), @JsonSubTypes.Type(BuildEvent.Finished.class),
            @JsonSubTypes.Type(BuildEvent.Failed.class), @JsonSubTypes.Type(BuildEvent.Warning.class),
            @JsonSubTypes.Type(BuildEvent.Built.class), @JsonSubTypes.Type(BuildEvent.Tagged.class),
            @JsonSubTypes.Type(CacheReason.Same.class), @JsonSubTypes.Type(CacheReason.NothingToDo.class),
            @JsonSubTypes.Type(CacheReason.Disabled.class), @JsonSubTypes.Type(CacheReason.NoEntry.class),
            @JsonSubTypes.Type(CacheReason.BaseChanged.class), @JsonSubTypes.Type(CacheReason.ParentChanged.class),
            @JsonSubTypes.Type(CacheReason.InstructionChanged.class),
            @JsonSubTypes.Type(CacheReason.ArgumentChanged.class), @JsonSubTypes.Type(CacheReason.FileChanged.class),
            @JsonSubTypes.Type(CacheReason.ResultGone.class)})
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

    /**
     * A request without the context, which follows it. A folder is named: client and engine are on one machine, and the
     * same person's.
     */
    public record Head(String dockerfile, @Nullable String text, List<ImageReference> tags, @Nullable String target,
            Map<String, String> args, Map<String, String> labels, Map<String, byte[]> secrets, boolean cache,
            BuildRequest.Network network, @Nullable Platform platform, List<String> extraHosts,
            @Nullable String folder, @Nullable String remote, boolean tar) {}

    /** The request in one line; for a context that is a tar, its bytes are to follow. */
    public static byte[] head(BuildRequest request) {
        BuildSource source = request.source();
        BuildRequest.Options options = request.options();
        byte[] head = MAPPER.writeValueAsBytes(new Head(request.dockerfile(), request.text(), request.tags(),
                request.target(), request.args(), request.labels(), request.secrets(), options.cache(),
                options.network(), options.platform(), options.extraHosts(),
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
                read.secrets, new BuildRequest.Options(read.cache, read.network, read.platform, read.extraHosts));
    }
}
