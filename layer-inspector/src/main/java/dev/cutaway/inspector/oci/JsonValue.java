package dev.cutaway.inspector.oci;

import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.ImageReadException;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Place;
import dev.cutaway.inspector.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value of a JSON document that knows where it stands, so that whatever is wrong with it can be named. As in Go,
 * whose programs write these documents, {@code null} and absent are the same.
 *
 * @param node null where the document has none
 * @param pointer JSON Pointer (RFC 6901), for errors
 * @param place the document
 */
record JsonValue(@Nullable JsonNode node, String pointer, Place place) {

    /** What every unset Go time looks like. */
    private static final Instant GO_ZERO = Instant.parse("0001-01-01T00:00:00Z");

    private static final JsonMapper MAPPER = new JsonMapper();

    /** Bounds the memory of the parsed tree; the largest honest config has some thousand values. */
    private static final int MOST_TOKENS = 1_000_000;

    /** Reads a whole document. */
    static JsonValue parse(byte[] raw, Place place, Limits limits) throws ImageReadException {
        if (raw.length > limits.jsonBytes()) {
            throw new ImageReadException(new Problem.OverLimit(place, "bytes of a JSON document", limits.jsonBytes()));
        }
        var constraints = StreamReadConstraints.builder().maxNestingDepth(limits.jsonDepth())
                .maxStringLength(limits.jsonBytes()).maxNameLength(limits.pathBytes()).maxTokenCount(MOST_TOKENS)
                .build();
        var factory = JsonFactory.builder().streamReadConstraints(constraints).build();
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), raw)) {
            return new JsonValue(tree(parser, place, limits), "", place);
        }
    }

    private static @Nullable JsonNode tree(JsonParser parser, Place place, Limits limits) throws ImageReadException {
        try {
            JsonNode root = MAPPER.readTree(parser);
            if (parser.nextToken() != null) {
                throw new ImageReadException(
                        new Problem.Malformed(at(place, parser), "there is more than one JSON value"));
            }
            return root;
        } catch (StreamConstraintsException e) {
            throw new ImageReadException(new Problem.Malformed(at(place, parser),
                    "the JSON nests deeper than " + limits.jsonDepth() + " levels or holds more than " + MOST_TOKENS
                            + " values"),
                    e);
        } catch (JacksonException e) {
            throw new ImageReadException(
                    new Problem.Malformed(at(place, parser), "not valid JSON: " + e.getOriginalMessage()), e);
        }
    }

    private static Place at(Place place, JsonParser parser) {
        return place.at(parser.currentLocation().getByteOffset());
    }

    boolean absent() {
        return node == null || node.isNull() || node.isMissingNode();
    }

    boolean isObject() {
        return node != null && node.isObject();
    }

    boolean isArray() {
        return node != null && node.isArray();
    }

    boolean isString() {
        return node != null && node.isString();
    }

    /** A member of this object; absent where this has no such member or is absent itself. */
    JsonValue at(String key) throws ImageReadException {
        return new JsonValue(absent() ? null : object().get(key), pointer + "/" + key, place);
    }

    /** All members in the order of the document; none where this is absent. */
    Map<String, JsonValue> members() throws ImageReadException {
        var members = new LinkedHashMap<String, JsonValue>();
        if (!absent()) {
            for (var member : object().properties()) {
                members.put(member.getKey(),
                        new JsonValue(member.getValue(), pointer + "/" + member.getKey(), place));
            }
        }
        return members;
    }

    /** All items; none where this is absent. */
    List<JsonValue> items() throws ImageReadException {
        var items = new ArrayList<JsonValue>();
        if (!absent()) {
            if (node == null || !node.isArray()) {
                throw wrong("an array");
            }
            for (JsonNode item : node.values()) {
                items.add(new JsonValue(item, pointer + "/" + items.size(), place));
            }
        }
        return items;
    }

    /** All items as strings; none where this is absent. */
    List<String> strings() throws ImageReadException {
        var strings = new ArrayList<String>();
        for (JsonValue item : items()) {
            strings.add(item.string());
        }
        return List.copyOf(strings);
    }

    /** All members as strings; none where this is absent. */
    Map<String, String> stringMembers() throws ImageReadException {
        var strings = new LinkedHashMap<String, String>();
        for (var member : members().entrySet()) {
            strings.put(member.getKey(), member.getValue().stringOr(""));
        }
        return Collections.unmodifiableMap(strings);
    }

    String string() throws ImageReadException {
        String value = stringOrNull();
        if (value == null) {
            throw wrong("a string");
        }
        return value;
    }

    String stringOr(String fallback) throws ImageReadException {
        String value = stringOrNull();
        return value == null ? fallback : value;
    }

    @Nullable
    String stringOrNull() throws ImageReadException {
        if (absent()) {
            return null;
        }
        if (node == null || !node.isString()) {
            throw wrong("a string");
        }
        return node.stringValue();
    }

    /** As {@link #stringOrNull}, with null for the empty string too. */
    @Nullable
    String textOrNull() throws ImageReadException {
        String value = stringOrNull();
        return value == null || value.isEmpty() ? null : value;
    }

    long number() throws ImageReadException {
        if (node == null || !node.isIntegralNumber() || !node.canConvertToLong()) {
            throw wrong("a whole number");
        }
        return node.longValue();
    }

    long numberOr(long fallback) throws ImageReadException {
        return absent() ? fallback : number();
    }

    boolean flag() throws ImageReadException {
        if (absent()) {
            return false;
        }
        if (node == null || !node.isBoolean()) {
            throw wrong("true or false");
        }
        return node.booleanValue();
    }

    Digest digest() throws ImageReadException {
        Digest digest = Digest.tryParse(string());
        if (digest == null) {
            throw wrong("a sha256 or sha512 digest");
        }
        return digest;
    }

    /** An RFC 3339 time; null where it is absent, empty or Go's unset time. */
    @Nullable
    Instant time() throws ImageReadException {
        String text = textOrNull();
        if (text == null) {
            return null;
        }
        try {
            Instant instant = OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
            return instant.equals(GO_ZERO) ? null : instant;
        } catch (DateTimeException e) {
            throw new ImageReadException(problem("an RFC 3339 time"), e);
        }
    }

    /** For a value that is not what it must be. */
    ImageReadException wrong(String expected) {
        return new ImageReadException(problem(expected));
    }

    private Problem problem(String expected) {
        String where = pointer.isEmpty() ? "the document" : pointer;
        return new Problem.Malformed(place, where + (absent() ? " is missing; it must be " : " is not ") + expected);
    }

    private JsonNode object() throws ImageReadException {
        if (node == null || !node.isObject()) {
            throw wrong("an object");
        }
        return node;
    }
}
