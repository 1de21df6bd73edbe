package dev.cutaway.app.library;

import dev.cutaway.app.control.Segmented;
import dev.cutaway.app.control.SheetFrame;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.DockerText;
import dev.cutaway.engine.api.image.SaveOptions;
import dev.cutaway.engine.api.image.SaveOptions.Compression;
import dev.cutaway.engine.api.image.SaveOptions.Form;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.control.Label;

/** Asks in which form images are saved. */
final class SaveSheet extends SheetFrame {

    private final Texts texts;
    private final boolean ownStore;
    private final Segmented<Form> form = new Segmented<>(Form.DOCKER_ARCHIVE);
    private final Segmented<Compression> compression = new Segmented<>(Compression.NONE);
    private final Label explanation;

    SaveSheet(Workbench bench, List<KeptImage> images, boolean ownStore, Consumer<SaveOptions> save) {
        super(bench.texts().text("library.save.title", images.size(), images.getFirst().name()));
        this.texts = bench.texts();
        this.ownStore = ownStore;
        if (images.size() > 1) {
            sentence(images.stream().map(KeptImage::name).collect(Collectors.joining(", ")), "secondary");
        }
        form.choice(Form.DOCKER_ARCHIVE, "docker-archive").choice(Form.OCI_ARCHIVE, "OCI");
        field(texts.text("library.save.form"), form);
        field(texts.text("library.save.compression"), compression);
        explanation = sentence("", "sheet-explanation");
        form.valueProperty().subscribe(chosen -> offer());
        long bytes = images.stream().mapToLong(image -> image.summary().size()).sum();
        sentence(texts.text("library.save.bytes", DockerText.size(bytes)), "caption");
        button(texts.text("library.cancel"), bench.sheets()::close);
        button(texts.text("library.save.do"), () -> {
            bench.sheets().close();
            save.accept(options());
        }, "primary");
    }

    private SaveOptions options() {
        return new SaveOptions(form.valueProperty().get(), compression.valueProperty().get());
    }

    /** As-is only where layers are kept as they came, and the archive can say how each is compressed. */
    private void offer() {
        boolean asStored = ownStore && form.valueProperty().get() == Form.OCI_ARCHIVE;
        compression.clear();
        if (asStored) {
            compression.choice(Compression.AS_STORED, texts.text("library.save.as-stored"));
        }
        compression.choice(Compression.NONE, texts.text("library.save.none")).choice(Compression.GZIP, "gzip")
                .choice(Compression.ZSTD, "zstd");
        compression.valueProperty().set(asStored ? Compression.AS_STORED : Compression.NONE);
        explain();
    }

    private void explain() {
        explanation.setText(texts.text(form.valueProperty().get() == Form.DOCKER_ARCHIVE
                ? "library.save.docker.words"
                : "library.save.oci.words"));
    }
}
