package dev.cutaway.app.library;

import dev.cutaway.app.control.SheetFrame;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.engine.api.image.ImportOptions;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Asks which root file system becomes an image, under which name, and how its config is changed. */
final class ImportSheet extends SheetFrame {

    private final TextField source = new TextField();
    private final TextField name = new TextField();
    private final TextField message = new TextField();
    private final TextArea changes = new TextArea();
    private final Button done;

    /** @param make takes the file, or null where the options name an address */
    ImportSheet(Workbench bench, BiConsumer<@Nullable Path, ImportOptions> make) {
        super(bench.texts().text("library.import.title"));
        Texts texts = bench.texts();
        sentence(texts.text("library.import.sentence"), "secondary");
        source.setPromptText("rootfs.tar.gz, https://…");
        HBox.setHgrow(source, Priority.ALWAYS);
        var choose = new Button(texts.text("library.import.choose"));
        choose.setMinWidth(USE_PREF_SIZE);
        choose.setOnAction(action -> bench.desktop().askForImages().stream().findFirst()
                .ifPresent(file -> source.setText(file.toString())));
        var row = new HBox(source, choose);
        row.getStyleClass().add("sheet-pair");
        field(texts.text("library.import.source"), row);
        source.setAccessibleText(texts.text("library.import.source"));
        name.setPromptText("team/base:1");
        field(texts.text("library.name.optional"), name);
        changes.setPromptText("CMD [\"sh\"]\nENV PATH=/usr/bin:/bin");
        changes.setPrefRowCount(4);
        changes.getStyleClass().add("mono");
        field(texts.text("library.import.changes"), changes);
        field(texts.text("library.import.message"), message);
        button(texts.text("library.cancel"), bench.sheets()::close);
        done = button(texts.text("library.import.do"), () -> {
            bench.sheets().close();
            make.accept(url() == null ? Path.of(source.getText().strip()) : null, options());
        }, "primary");
        source.textProperty().subscribe(text -> check());
        name.textProperty().subscribe(text -> check());
        check();
    }

    private @Nullable URI url() {
        String text = source.getText().strip();
        return isAddress(text) ? URI.create(text) : null;
    }

    private @Nullable ImageReference target() {
        ImageReference typed = ImageReference.tryParse(name.getText().strip());
        return typed == null || typed.digest() != null ? null : typed.withDefaultTag();
    }

    private ImportOptions options() {
        return new ImportOptions(target(), message.getText().strip(),
                changes.getText().lines().map(String::strip).filter(line -> !line.isEmpty()).toList(), null, url());
    }

    private void check() {
        String text = source.getText().strip();
        boolean named = name.getText().isBlank() || target() != null;
        boolean sourced = isAddress(text) ? hasHost(text) : !text.isEmpty();
        name.getStyleClass().remove("invalid");
        if (!named) {
            name.getStyleClass().add("invalid");
        }
        done.setDisable(!named || !sourced);
    }

    private static boolean isAddress(String text) {
        return text.startsWith("http://") || text.startsWith("https://");
    }

    private static boolean hasHost(String text) {
        try {
            return URI.create(text).getHost() != null;
        } catch (IllegalArgumentException e) {
            // Half typed.
            return false;
        }
    }
}
