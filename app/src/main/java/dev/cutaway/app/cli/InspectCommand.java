package dev.cutaway.app.cli;

import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.archive.ArchivedImage;
import dev.cutaway.inspector.archive.ImageArchive;
import dev.cutaway.inspector.image.ImageInspector;
import dev.cutaway.inspector.image.IndexCache;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code cutaway inspect}: what is in an image, as text or JSON, and whether it keeps its bounds. */
@Command(name = "inspect", mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {

    private final ImageInspector inspector;
    private final OutputStream out;
    private final PrintStream err;

    @Parameters(paramLabel = "FILE|DIR", index = "0")
    private Path source = Path.of("");

    @Option(names = "--json")
    private boolean json;

    @Mixin
    private final ImageChoice choice = new ImageChoice();

    @Mixin
    private final Bounds bounds = new Bounds();

    /**
     * @param indexFolder where indexes of layers are kept
     * @param out where the report goes
     * @param err where the verdicts go when the report is JSON
     */
    InspectCommand(Path indexFolder, OutputStream out, PrintStream err) {
        this.inspector = new ImageInspector(new IndexCache(indexFolder), Limits.DEFAULT);
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException, NoSuchImageException {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        boolean allKept = true;
        try (ImageArchive archive = ImageArchive.open(source, Limits.DEFAULT, Progress.NONE)) {
            List<ArchivedImage> images = choice.from(archive.images());
            for (ArchivedImage image : images) {
                Inspection inspection = Inspection.of(inspector.inspect(image, Progress.NONE));
                List<Bounds.Verdict> verdicts = bounds.check(inspection.score());
                report(inspection, verdicts, writer);
                allKept &= verdicts.stream().allMatch(Bounds.Verdict::kept);
            }
        }
        return allKept ? ExitCode.OK : ExitCode.BOUND_BROKEN;
    }

    private void report(Inspection inspection, List<Bounds.Verdict> verdicts, Writer writer) throws IOException {
        if (json) {
            new JsonReport(inspection).write(writer);
            verdicts.forEach(verdict -> err.println(verdict + "  (" + inspection.name() + ")"));
        } else {
            new TextReport(inspection).write(writer);
            for (Bounds.Verdict verdict : verdicts) {
                writer.write(verdict + "\n");
            }
        }
        writer.flush();
    }
}
