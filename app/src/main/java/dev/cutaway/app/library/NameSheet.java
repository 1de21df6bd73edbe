package dev.cutaway.app.library;

import dev.cutaway.app.control.SheetFrame;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.ImageReference;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/** Asks for an image's name, and says whose it is now. */
final class NameSheet extends SheetFrame {

    private final Texts texts;
    private final Map<ImageReference, KeptImage> named;
    private final boolean optional;
    private final TextField field = new TextField();
    private final Label words;
    private final Button done;

    /**
     * @param give takes the name; null for none, where {@code optional}
     * @param optional whether an image without a name is wanted, too
     */
    NameSheet(Workbench bench, Contents contents, String title, String button,
            Consumer<@Nullable ImageReference> give, boolean optional) {
        super(title);
        this.texts = bench.texts();
        this.named = contents.byName();
        this.optional = optional;
        field.setPromptText("team/web:1.4");
        field.getStyleClass().add("mono");
        field(texts.text(optional ? "library.name.optional" : "library.name"), field);
        words = sentence("", "secondary");
        button(texts.text("library.cancel"), bench.sheets()::close);
        done = button(button, () -> {
            bench.sheets().close();
            give.accept(reference());
        }, "primary");
        field.setOnAction(action -> done.fire());
        field.textProperty().subscribe(text -> check());
        check();
    }

    private @Nullable ImageReference reference() {
        ImageReference typed = field.getText().isBlank() ? null : ImageReference.tryParse(field.getText().strip());
        return typed == null || typed.digest() != null ? null : typed.withDefaultTag();
    }

    private void check() {
        ImageReference target = reference();
        boolean blank = field.getText().isBlank();
        done.setDisable(blank ? !optional : target == null);
        field.getStyleClass().remove("invalid");
        if (target != null) {
            KeptImage now = named.get(target);
            words.setText(now == null
                    ? texts.text("library.name.full", target)
                    : texts.text("library.name.moves", target.familiar(), now.id().shortId()));
        } else if (blank) {
            words.setText(texts.text("library.name.hint"));
        } else {
            field.getStyleClass().add("invalid");
            words.setText(texts.text("library.name.wrong"));
        }
    }
}
