package dev.cutaway.app.library;

import dev.cutaway.app.shell.Workbench;
import dev.cutaway.engine.api.Engine;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.archive.ArchivedImage;
import dev.cutaway.inspector.archive.ImageArchive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;

/** Takes archives into the engine. Each is looked into before: where a name would move, a person is asked. */
final class Loading {

    /**
     * A name that would leave its image.
     *
     * @param name of the image now and of the one to come
     * @param from the image that has it
     * @param to id of the one that would get it
     */
    record Move(ImageReference name, KeptImage from, Digest to) {}

    /** A file that was looked into. */
    private record Peeked(Path file, List<Move> moves) {}

    private final Workbench bench;
    private final Library library;
    private final Doing doing;

    Loading(Workbench bench, Library library, Doing doing) {
        this.bench = bench;
        this.library = library;
        this.doing = doing;
    }

    void load(Engine engine, List<Path> files) {
        Map<ImageReference, KeptImage> named = library.contents().byName();
        for (Path file : files) {
            ObservableValue<String> title = bench.texts().of("library.load.peek", name(file));
            bench.tasks().start(title, progress -> new Peeked(file, moves(file, named, progress)),
                    peeked -> ask(engine, peeked),
                    thrown -> doing.failed(bench.texts().of("library.load.job", name(file)), file.toString(), thrown));
        }
    }

    private static List<Move> moves(Path file, Map<ImageReference, KeptImage> named, Progress progress)
            throws IOException {
        try (ImageArchive archive = ImageArchive.open(file, Limits.DEFAULT, progress)) {
            return moves(archive.images(), named);
        }
    }

    /** Which names of these images belong to other images now. */
    static List<Move> moves(List<ArchivedImage> images, Map<ImageReference, KeptImage> named) {
        var moves = new ArrayList<Move>();
        for (ArchivedImage image : images) {
            for (String tag : image.tags()) {
                ImageReference name = ImageReference.tryParse(tag);
                KeptImage from = name == null ? null : named.get(name.withDefaultTag());
                if (name != null && from != null && !from.id().equals(image.id())) {
                    moves.add(new Move(name.withDefaultTag(), from, image.id()));
                }
            }
        }
        return moves;
    }

    private void ask(Engine engine, Peeked peeked) {
        if (peeked.moves().isEmpty()) {
            start(engine, peeked.file());
        } else {
            bench.sheets().show(new MovesSheet(bench, name(peeked.file()), peeked.moves(),
                    () -> start(engine, peeked.file())));
        }
    }

    private void start(Engine engine, Path file) {
        doing.run(bench.texts().of("library.load.job", name(file)), file.toString(), progress -> {
            try (InputStream in = ArchiveStream.open(file, progress)) {
                return engine.images().load(in, event -> progress.advance(0));
            }
        }, ids -> bench.notices().tell(bench.texts().of("library.load.done", ids.size(), name(file))));
    }

    private static String name(Path file) {
        Path last = file.getFileName();
        return last == null ? file.toString() : last.toString();
    }
}
