package dev.cutaway.app.cli;

import dev.cutaway.inspector.analysis.DeadContent;
import dev.cutaway.inspector.analysis.Duplicates;
import dev.cutaway.inspector.analysis.findings.Finding;
import dev.cutaway.inspector.archive.LayerBlob;
import dev.cutaway.inspector.image.HistoryRow;
import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.oci.HistoryEntry;
import dev.cutaway.inspector.oci.ImageConfig;
import dev.cutaway.inspector.tree.Change;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Locale;

/** An image as one line of JSON; {@code docs/inspect-json.md} says what each field means. */
final class JsonReport {

    /** Changes when a field changes its meaning or goes; a new field is no change. */
    static final String SCHEMA = "cutaway.inspect/1";

    // A document that could not be written to its end must not look like a whole one.
    private static final JsonFactory FACTORY = JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT).build();

    private final Inspection inspection;

    JsonReport(Inspection inspection) {
        this.inspection = inspection;
    }

    /** Writes the document and a line feed. */
    void write(Writer out) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("schema", SCHEMA);
            writeImage(json);
            writeLayers(json);
            writeHistory(json);
            writeWaste(json);
            writeScore(json);
            writeDuplicates(json);
            writeFindings(json);
            json.writeEndObject();
            json.flush();
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
        out.write('\n');
    }

    private void writeImage(JsonGenerator json) {
        ImageConfig config = inspection.image().source().config();
        json.writeObjectPropertyStart("image");
        json.writeStringProperty("id", config.digest().toString());
        json.writeArrayPropertyStart("tags");
        inspection.image().source().tags().forEach(json::writeString);
        json.writeEndArray();
        json.writeStringProperty("platform", config.platform().toString());
        writeTime(json, "created", config.created());
        json.writeEndObject();
    }

    private void writeLayers(JsonGenerator json) {
        json.writeArrayPropertyStart("layers");
        for (int number = 0; number < inspection.image().layers().size(); number++) {
            LayerIndex layer = inspection.image().layers().get(number);
            LayerBlob blob = inspection.image().source().layers().get(number);
            json.writeStartObject();
            json.writeStringProperty("diffId", layer.diffId().toString());
            writeText(json, "digest", blob.digest() == null ? null : blob.digest().toString());
            writeText(json, "mediaType", blob.mediaType().isEmpty() ? null : blob.mediaType());
            json.writeNumberProperty("size", layer.dockerSize());
            json.writeNumberProperty("storedBytes", layer.storedBytes());
            json.writeNumberProperty("blobBytes", blob.blobBytes());
            json.writeNumberProperty("files", layer.fileCount());
            json.writeStringProperty("createdBy", inspection.step(number).entry().createdBy());
            json.writeNumberProperty("added", inspection.image().tree().count(number, Change.ADDED));
            json.writeNumberProperty("changed", inspection.image().tree().count(number, Change.CHANGED));
            json.writeNumberProperty("deleted", inspection.image().tree().count(number, Change.DELETED));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeHistory(JsonGenerator json) {
        json.writeArrayPropertyStart("history");
        for (HistoryRow row : inspection.image().history()) {
            HistoryEntry step = row.entry();
            json.writeStartObject();
            writeTime(json, "created", step.created());
            json.writeStringProperty("createdBy", step.createdBy());
            json.writeStringProperty("author", step.author());
            json.writeStringProperty("comment", step.comment());
            json.writeBooleanProperty("emptyLayer", row.layer() < 0);
            writePlace(json, "layer", row.layer());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeWaste(JsonGenerator json) {
        json.writeObjectPropertyStart("waste");
        json.writeNumberProperty("storedBytes", inspection.ledger().storedBytes());
        json.writeNumberProperty("liveBytes", inspection.ledger().liveBytes());
        json.writeNumberProperty("deadBytes", inspection.ledger().deadBytes());
        json.writeArrayPropertyStart("paths");
        for (DeadContent dead : inspection.ledger().dead()) {
            json.writeStartObject();
            json.writeStringProperty("path", dead.path());
            json.writeNumberProperty("bytes", dead.bytes());
            json.writeNumberProperty("introducedBy", dead.introducedBy());
            json.writeNumberProperty("killedBy", dead.killedBy());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeScore(JsonGenerator json) {
        json.writeNumberProperty("efficiency", inspection.score().efficiency());
        json.writeNumberProperty("wastedBytes", inspection.score().wastedBytes());
        json.writeNumberProperty("userWastedPercent", inspection.score().userWastedPercent());
    }

    private void writeDuplicates(JsonGenerator json) {
        json.writeArrayPropertyStart("duplicates");
        for (Duplicates.Group group : inspection.duplicates().groups()) {
            json.writeStartObject();
            json.writeStringProperty("digest", group.content().toString());
            json.writeNumberProperty("bytes", group.bytes());
            json.writeNumberProperty("copies", group.copies());
            json.writeArrayPropertyStart("paths");
            for (Duplicates.Name name : group.names()) {
                json.writeStartObject();
                json.writeStringProperty("path", name.path());
                json.writeNumberProperty("layer", name.layer());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeFindings(JsonGenerator json) {
        json.writeArrayPropertyStart("findings");
        for (Finding finding : inspection.findings()) {
            json.writeStartObject();
            json.writeStringProperty("kind", word(finding.kind()));
            json.writeStringProperty("severity", word(finding.severity()));
            json.writeStringProperty("path", finding.path());
            writePlace(json, "layer", finding.layer());
            writePlace(json, "step", finding.step());
            json.writeStringProperty("detail", finding.detail());
            writePlace(json, "hiddenBy", finding.hiddenBy());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A number of a layer or step; below 0 for none. */
    private static void writePlace(JsonGenerator json, String name, int place) {
        if (place < 0) {
            json.writeNullProperty(name);
        } else {
            json.writeNumberProperty(name, place);
        }
    }

    private static void writeTime(JsonGenerator json, String name, @Nullable Instant time) {
        writeText(json, name, time == null ? null : time.toString());
    }

    private static void writeText(JsonGenerator json, String name, @Nullable String text) {
        if (text == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, text);
        }
    }
}
