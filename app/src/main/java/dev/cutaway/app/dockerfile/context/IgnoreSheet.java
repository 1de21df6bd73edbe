package dev.cutaway.app.dockerfile.context;

import dev.cutaway.app.control.SheetFrame;
import dev.cutaway.app.dockerfile.SourceFile;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.text.Texts;
import dev.cutaway.dockerfile.ignore.IgnoreFile;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Shows {@code .dockerignore} as it would be with one more line, and writes it when that is wanted. */
final class IgnoreSheet extends SheetFrame {

    private static final System.Logger LOG = System.getLogger(IgnoreSheet.class.getName());
    private static final int SHOWN = 14;

    private final Workbench bench;
    private final Texts texts;
    private final ContextModel context;

    IgnoreSheet(Workbench bench, ContextModel context, ContextReport report, String pattern) {
        super(bench.texts().text("dockerfile.ignore.title", pattern, name(report)));
        this.bench = bench;
        this.texts = bench.texts();
        this.context = context;
        sentence(texts.text(report.ignoreText() == null ? "dockerfile.ignore.new" : "dockerfile.ignore.sentence"),
                "secondary");
        body().add(preview(report, pattern));
        button(texts.text("dockerfile.cancel"), bench.sheets()::close);
        button(texts.text("dockerfile.ignore.write"), () -> {
            bench.sheets().close();
            write(report.ignorePath(), pattern);
        }, "primary");
    }

    private static String name(ContextReport report) {
        return String.valueOf(report.ignorePath().getFileName());
    }

    /** The file with a line more; an exception that is already there stays in force, for the last line decides. */
    static String with(@Nullable String text, String pattern) {
        String before = text == null || text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
        if (before == null) {
            return pattern + "\n";
        }
        List<IgnoreFile.Problem> none = List.of();
        IgnoreFile now = IgnoreFile.parse(before);
        boolean excepts = now.rules().stream().anyMatch(rule -> rule.exception()) && now.problems().equals(none);
        return excepts ? pattern + "\n" + before : before + pattern + "\n";
    }

    private static VBox preview(ContextReport report, String pattern) {
        var box = new VBox();
        box.getStyleClass().add("ignore-preview");
        List<String> lines = with(report.ignoreText(), pattern).lines().toList();
        boolean first = lines.getFirst().equals(pattern);
        var shown = new ArrayList<String>(first
                ? lines.subList(0, Math.min(SHOWN, lines.size()))
                : lines.subList(Math.max(0, lines.size() - SHOWN), lines.size()));
        int fresh = first ? 0 : shown.size() - 1;
        for (int i = 0; i < shown.size(); i++) {
            var line = new Label((i == fresh ? "+ " : "  ") + shown.get(i));
            line.getStyleClass().addAll("mono", i == fresh ? "line-added" : "line-kept");
            line.setMaxWidth(Double.MAX_VALUE);
            line.setMinHeight(Region.USE_PREF_SIZE);
            box.getChildren().add(line);
        }
        return box;
    }

    private void write(Path path, String pattern) {
        bench.tasks().startQuietly(progress -> add(path, pattern), done -> {
            context.refresh();
            bench.notices().tell(texts.of("dockerfile.ignore.written", done.getFileName()));
        }, thrown -> {
            LOG.log(Level.WARNING, "writing " + path, thrown);
            bench.notices().tell(new ReadOnlyStringWrapper(
                    texts.text("dockerfile.ignore.failed", path, String.valueOf(thrown.getMessage()))));
        });
    }

    /** Adds the line to the file as it is now, which may be another than the one that was shown. */
    static Path add(Path path, String pattern) throws IOException {
        boolean there = Files.exists(path);
        if (!there && path.getParent() != null) {
            Files.createDirectories(path.getParent());
        }
        SourceFile now = there ? SourceFile.read(path) : SourceFile.fresh(path, "");
        return now.write(path, with(there ? now.text() : null, pattern)).path();
    }
}
