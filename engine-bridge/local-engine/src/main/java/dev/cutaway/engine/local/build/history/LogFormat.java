package dev.cutaway.engine.local.build.history;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.build.BuildEvent;
import dev.cutaway.engine.api.build.BuildLogEntry;
import dev.cutaway.engine.api.build.BuildRecord;
import dev.cutaway.engine.api.build.CacheReason;
import dev.cutaway.engine.api.build.Retention;
import dev.cutaway.inspector.Digest;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

import java.util.Arrays;
import java.util.function.Function;

/** Records and log entries as they lie on the disk: JSON, each on one line. */
final class LogFormat {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(Digest.class, new AsText<>())
                    .addDeserializer(Digest.class, new OfText<>(Digest::parse))
                    .addSerializer(ImageReference.class, new AsText<>())
                    .addDeserializer(ImageReference.class, new OfText<>(ImageReference::parse)))
            .addMixIn(BuildEvent.class, Typed.class).addMixIn(CacheReason.class, Typed.class)
            .addMixIn(BuildRecord.Outcome.class, Typed.class)
            // Records of an older version lack options that came later: they are off.
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

    private static final ObjectReader NUMBERS = MAPPER.readerFor(StepNumber.class)
            .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private LogFormat() {}

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

    /** A line, with its end. */
    static byte[] line(Object recordOrEntry) {
        byte[] text = MAPPER.writeValueAsBytes(recordOrEntry);
        byte[] line = Arrays.copyOf(text, text.length + 1);
        line[text.length] = '\n';
        return line;
    }

    /**
     * Reads a record.
     *
     * @throws RuntimeException when it is none
     */
    static BuildRecord record(byte[] text) {
        BuildRecord read = MAPPER.readValue(text, BuildRecord.class);
        if (read == null || read.outcome() == null || read.started() == null) {
            throw new IllegalArgumentException("parts are missing");
        }
        return read;
    }

    /**
     * Reads how much stays.
     *
     * @throws RuntimeException when it does not say
     */
    static Retention retention(byte[] text) {
        Retention read = MAPPER.readValue(text, Retention.class);
        if (read == null) {
            throw new IllegalArgumentException("it says nothing");
        }
        return read;
    }

    /** A step's number alone: of the many that are not looked for, the long rest is not read. */
    private record StepNumber(int step) {}

    /** Reads what a step came to; null where it is another's, or the line is not whole. */
    static @Nullable StepState stepState(String line, int step) {
        try {
            StepNumber number = NUMBERS.readValue(line);
            if (number == null || number.step() != step) {
                return null;
            }
            StepState read = MAPPER.readValue(line, StepState.class);
            return read == null || read.id() == null || read.config() == null ? null : read;
        } catch (RuntimeException _) {
            return null;
        }
    }

    /**
     * Reads an entry of a log.
     *
     * @throws RuntimeException when it is none
     */
    static BuildLogEntry entry(byte[] text, int length) {
        BuildLogEntry read = MAPPER.readValue(text, 0, length, BuildLogEntry.class);
        if (read == null || read.event() == null || read.since() == null) {
            throw new IllegalArgumentException("parts are missing");
        }
        return read;
    }
}
