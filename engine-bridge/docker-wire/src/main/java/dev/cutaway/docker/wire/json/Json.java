package dev.cutaway.docker.wire.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.InputStream;
import java.util.Iterator;

/** Writes and reads Docker's documents. */
public final class Json {

    /** Deepest nesting that is read. */
    private static final int DEPTH = 200;

    private static final JsonMapper MAPPER = mapper(null);
    private static final JsonMapper ESCAPING = mapper(new HtmlEscapes());

    private Json() {}

    private static JsonMapper mapper(@Nullable CharacterEscapes escapes) {
        var factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH).build());
        if (escapes != null) {
            factory.characterEscapes(escapes);
        }
        return JsonMapper.builder(factory.build()).disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS).build();
    }

    /** One document, as answers have it. */
    public static byte[] bytes(Object document) {
        return MAPPER.writeValueAsBytes(document);
    }

    /** One object of a stream: with what HTML could mistake for markup escaped, as Go does it there. */
    public static byte[] streamBytes(Object document) {
        return ESCAPING.writeValueAsBytes(document);
    }

    /**
     * Reads a document.
     *
     * @throws JacksonException when it is none of this kind, or the stream fails
     */
    public static <T> T read(InputStream in, Class<T> type) {
        return MAPPER.readValue(in, type);
    }

    /** Likewise. */
    public static <T> T read(byte[] bytes, Class<T> type) {
        return MAPPER.readValue(bytes, type);
    }

    /** Likewise, a tree. */
    public static JsonNode tree(String text) {
        return MAPPER.readTree(text);
    }

    /** A tree as a document. */
    public static <T> T convert(JsonNode node, Class<T> type) {
        return MAPPER.treeToValue(node, type);
    }

    /** Reads objects as they come, whatever white space is between them. */
    public static <T> Iterator<T> readAll(InputStream in, Class<T> type) {
        return MAPPER.readerFor(type).readValues(in);
    }

    /** Go's encoder escapes these three unless told otherwise. */
    private static final class HtmlEscapes extends CharacterEscapes {

        private static final long serialVersionUID = 1;

        private final int[] escapes = CharacterEscapes.standardAsciiEscapesForJSON();

        HtmlEscapes() {
            for (char c : new char[]{'<', '>', '&'}) {
                escapes[c] = CharacterEscapes.ESCAPE_CUSTOM;
            }
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return escapes;
        }

        @Override
        public SerializableString getEscapeSequence(int c) {
            return new SerializedString("\\u%04x".formatted(c));
        }
    }
}
