package dev.cutaway.app.library;

import dev.cutaway.app.shell.Workbench;
import dev.cutaway.engine.api.DockerText;
import dev.cutaway.engine.api.Engine;
import dev.cutaway.engine.api.image.SaveOptions;
import dev.cutaway.inspector.Progress;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Saves images into an archive: under another name first, so that the file is there whole or not at all. */
final class Saving {

    private final Workbench bench;
    private final Doing doing;

    Saving(Workbench bench, Doing doing) {
        this.bench = bench;
        this.doing = doing;
    }

    void ask(Engine engine, List<KeptImage> images) {
        bench.sheets().show(new SaveSheet(bench, images, engine.store().isPresent(),
                options -> bench.desktop().askWhereToSave(suggestedName(images, options))
                        .ifPresent(file -> start(engine, images, options, file))));
    }

    private void start(Engine engine, List<KeptImage> images, SaveOptions options, Path file) {
        List<String> names = names(images);
        doing.run(bench.texts().of("library.save.job", file.getFileName()), file.toString(),
                progress -> write(engine, names, options, file, progress),
                bytes -> bench.notices().tell(bench.texts().of("library.save.done", images.size(), file.toString(),
                        DockerText.size(bytes))));
    }

    /** By names, so that the archive has them; by id where an image has none. */
    static List<String> names(List<KeptImage> images) {
        return images.stream().flatMap(image -> image.names().isEmpty()
                ? List.of(image.id().toString()).stream()
                : image.names().stream()).toList();
    }

    /** @return bytes of the file */
    static long write(Engine engine, List<String> names, SaveOptions options, Path file, Progress progress)
            throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path unfinished = Files.createTempFile(folder, "." + file.getFileName(), ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 16)) {
                engine.images().save(names, options, out, progress);
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            return Files.size(file);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** A name that says what is in it and how it is packed. */
    static String suggestedName(List<KeptImage> images, SaveOptions options) {
        String name = images.size() == 1 ? images.getFirst().name() : "images";
        String oci = options.form() == SaveOptions.Form.OCI_ARCHIVE ? "-oci" : "";
        boolean docker = options.form() == SaveOptions.Form.DOCKER_ARCHIVE;
        String end = switch (options.compression()) {
            case GZIP -> docker ? ".tar.gz" : ".tar";
            case ZSTD -> docker ? ".tar.zst" : ".tar";
            case NONE, AS_STORED -> ".tar";
        };
        return name.replaceAll("[^A-Za-z0-9._-]+", "-") + oci + end;
    }
}
