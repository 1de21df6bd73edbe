package dev.cutaway.app.cli;

import dev.cutaway.engine.api.DockerText;
import dev.cutaway.inspector.analysis.DeadContent;
import dev.cutaway.inspector.analysis.Duplicates;
import dev.cutaway.inspector.analysis.Instruction;
import dev.cutaway.inspector.analysis.findings.Finding;
import dev.cutaway.inspector.image.InspectedImage;
import dev.cutaway.inspector.layer.LayerIndex;
import dev.cutaway.inspector.oci.ImageConfig;
import dev.cutaway.inspector.tree.Change;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An image as a page of text. Layers are numbered from 1, as in the window. */
final class TextReport {

    /** Rows of each list; the rest is only counted. */
    private static final int MOST_ROWS = 10;
    private static final int INSTRUCTION_WIDTH = 70;

    private final Inspection inspection;
    private final InspectedImage image;

    TextReport(Inspection inspection) {
        this.inspection = inspection;
        this.image = inspection.image();
    }

    void write(Writer out) throws IOException {
        writeHead(out);
        writeLayers(out);
        writeWaste(out);
        writeDuplicates(out);
        writeFindings(out);
        out.write('\n');
    }

    private void writeHead(Writer out) throws IOException {
        ImageConfig config = image.source().config();
        String names = image.source().tags().isEmpty() ? "<none>" : String.join(", ", image.source().tags());
        out.write(Printable.line(names) + "  " + config.digest().shortId() + "  " + Printable.line(
                config.platform().toString()) + "  " + age(config.created()) + "\n");
        int layers = image.layers().size();
        out.write(DockerText.size(image.dockerSize()) + " unpacked, " + DockerText.size(image.source().blobBytes())
                + " in the archive, " + layers + (layers == 1 ? " layer" : " layers") + "\n\n");
    }

    private static String age(@Nullable Instant created) {
        return created == null
                ? "of unknown age"
                : DockerText.age(Duration.between(created, Instant.now())) + " ago";
    }

    private void writeLayers(Writer out) throws IOException {
        var table = new TextTable(">LAYER", ">SIZE", ">DEAD", ">FILES", ">A", ">C", ">D", "INSTRUCTION");
        for (int number = 0; number < image.layers().size(); number++) {
            LayerIndex layer = image.layers().get(number);
            String instruction = Instruction.of(inspection.step(number).entry()).toString();
            table.add(number + 1, DockerText.size(layer.dockerSize()),
                    DockerText.size(inspection.ledger().deadBytes(number)), layer.fileCount(),
                    image.tree().count(number, Change.ADDED), image.tree().count(number, Change.CHANGED),
                    image.tree().count(number, Change.DELETED), Printable.line(instruction, INSTRUCTION_WIDTH));
        }
        table.write(out);
    }

    private void writeWaste(Writer out) throws IOException {
        long stored = inspection.ledger().storedBytes();
        long dead = inspection.ledger().deadBytes();
        out.write('\n');
        out.write(dead == 0
                ? "No byte of the " + DockerText.size(stored) + " stored is dead.\n"
                : DockerText.size(dead) + " of " + DockerText.size(stored) + " stored is dead: "
                        + percent((double) dead / stored) + "\n");
        out.write("dive's figures: efficiency " + percent(inspection.score().efficiency()) + ", wasted bytes "
                + DockerText.size(inspection.score().wastedBytes()) + ", user wasted percent "
                + percent(inspection.score().userWastedPercent()) + "\n");
        List<DeadContent> contents = inspection.ledger().dead();
        if (contents.isEmpty()) {
            return;
        }
        var table = new TextTable(">DEAD", ">BROUGHT BY", ">KILLED BY", "PATH");
        for (DeadContent content : first(contents)) {
            table.add(DockerText.size(content.bytes()), content.introducedBy() + 1, content.killedBy() + 1,
                    Printable.line(content.path()));
        }
        out.write('\n');
        table.write(out);
        writeRest(out, contents.size(), "dead files");
    }

    private void writeDuplicates(Writer out) throws IOException {
        List<Duplicates.Group> groups = inspection.duplicates().groups();
        if (groups.isEmpty()) {
            return;
        }
        var table = new TextTable(">SAME", ">TIMES", "PATHS [LAYER]");
        for (Duplicates.Group group : first(groups)) {
            String paths = group.names().stream().limit(3).map(name -> name.path() + " [" + (name.layer() + 1) + "]")
                    .collect(Collectors.joining("  "));
            table.add(DockerText.size(group.bytes()), group.copies(),
                    Printable.line(paths) + (group.names().size() > 3 ? "  …" : ""));
        }
        out.write('\n');
        table.write(out);
        writeRest(out, groups.size(), "contents stored more than once");
    }

    private void writeFindings(Writer out) throws IOException {
        List<Finding> findings = inspection.findings();
        if (findings.isEmpty()) {
            return;
        }
        var table = new TextTable("FOUND", ">LAYER", "PATH", "WHAT");
        for (Finding finding : first(findings)) {
            String hidden = finding.hiddenBy() < 0 ? "" : "; hidden by layer " + (finding.hiddenBy() + 1);
            table.add(finding.severity().name().toLowerCase(Locale.ROOT),
                    finding.layer() < 0 ? "-" : finding.layer() + 1,
                    Printable.line(finding.path()), Printable.line(finding.detail()) + hidden);
        }
        out.write('\n');
        table.write(out);
        writeRest(out, findings.size(), "findings");
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(MOST_ROWS, all.size()));
    }

    private static void writeRest(Writer out, int count, String what) throws IOException {
        if (count > MOST_ROWS) {
            out.write("… and " + (count - MOST_ROWS) + " more " + what + "; --json has them all\n");
        }
    }

    private static String percent(double ratio) {
        return String.format(Locale.ROOT, "%.1f%%", ratio * 100);
    }
}
