package dev.cutaway.app.library;

import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.task.Job;
import dev.cutaway.engine.api.Engine;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.image.ImageQuery;
import dev.cutaway.engine.api.image.ImageSummary;
import dev.cutaway.inspector.Digest;
import dev.cutaway.inspector.Limits;
import dev.cutaway.inspector.Progress;
import dev.cutaway.inspector.archive.ArchivedImage;
import dev.cutaway.inspector.archive.ImageArchive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes archives into the engine, one after the other: what one brings is there when the next is looked into. Where a
 * name would move, a person is asked.
 */
final class Loading {

    /**
     * A name that would leave its image.
     *
     * @param name of the image now and of the one to come
     * @param from the image that has it
     * @param to id of the one that would get it
     */
    record Move(ImageReference name, ImageSummary from, Digest to) {}

    private record Waiting(Engine engine, Path file) {}

    private final Workbench bench;
    private final Doing doing;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private boolean busy;

    Loading(Workbench bench, Doing doing) {
        this.bench = bench;
        this.doing = doing;
    }

    void load(Engine engine, List<Path> files) {
        files.forEach(file -> waiting.add(new Waiting(engine, file)));
        if (!busy) {
            next();
        }
    }

    private void next() {
        Waiting now = waiting.poll();
        busy = now != null;
        if (now != null) {
            look(now.engine(), now.file());
        }
    }

    private void look(Engine engine, Path file) {
        nextIfCancelled(bench.tasks().start(bench.texts().of("library.load.peek", name(file)),
                progress -> moves(engine, file, progress), moves -> ask(engine, file, moves),
                thrown -> failed(engine, file, thrown)));
    }

    private static List<Move> moves(Engine engine, Path file, Progress progress) throws IOException {
        try (ImageArchive archive = ImageArchive.open(file, Limits.DEFAULT, progress)) {
            var named = new HashMap<ImageReference, ImageSummary>();
            for (ImageSummary image : engine.images().list(ImageQuery.DEFAULT)) {
                image.tags().forEach(tag -> named.put(tag, image));
            }
            return moves(archive.images(), named);
        }
    }

    /** Which names of these images belong to other images now. */
    static List<Move> moves(List<ArchivedImage> images, Map<ImageReference, ImageSummary> named) {
        var moves = new ArrayList<Move>();
        for (ArchivedImage image : images) {
            for (String tag : image.tags()) {
                ImageReference name = ImageReference.tryParse(tag);
                ImageSummary from = name == null ? null : named.get(name.withDefaultTag());
                if (name != null && from != null && !from.id().equals(image.id())) {
                    moves.add(new Move(name.withDefaultTag(), from, image.id()));
                }
            }
        }
        return moves;
    }

    private void ask(Engine engine, Path file, List<Move> moves) {
        if (moves.isEmpty()) {
            start(engine, file);
            return;
        }
        var sheet = new MovesSheet(bench, name(file), moves);
        bench.sheets().show(sheet, () -> {
            if (sheet.isAgreed()) {
                start(engine, file);
            } else {
                next();
            }
        });
    }

    private void start(Engine engine, Path file) {
        nextIfCancelled(doing.run(bench.texts().of("library.load.job", name(file)), progress -> {
            try (InputStream in = ArchiveStream.open(file, progress)) {
                return engine.images().load(in, event -> progress.advance(0));
            }
        }, ids -> {
            bench.notices().tell(bench.texts().of("library.load.done", ids.size(), name(file)));
            next();
        }, thrown -> failed(engine, file, thrown)));
    }

    private void failed(Engine engine, Path file, Throwable thrown) {
        doing.failed(bench.texts().of("library.load.job", name(file)), file.toString(), thrown,
                () -> load(engine, List.of(file)));
        next();
    }

    /** A job that is cancelled has no other end. */
    private void nextIfCancelled(Job job) {
        job.stateProperty().subscribe(state -> {
            if (state == Job.State.CANCELLED) {
                next();
            }
        });
    }

    private static String name(Path file) {
        Path last = file.getFileName();
        return last == null ? file.toString() : last.toString();
    }
}
