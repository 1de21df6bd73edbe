package dev.cutaway.app.library;

import dev.cutaway.app.control.SheetFrame;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.store.Damage;
import dev.cutaway.engine.api.store.TrashItem;
import dev.cutaway.inspector.Digest;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Says which blobs of the store are damaged, which images need them, and the way out. */
final class DamageSheet extends SheetFrame {

    private final Texts texts;
    private final Contents contents;

    DamageSheet(Workbench bench, Contents contents, List<Damage> damages) {
        super(bench.texts().text("library.check.title", damages.size()));
        this.texts = bench.texts();
        this.contents = contents;
        for (Damage damage : damages) {
            var images = new Label(damage.images().stream().map(this::name).collect(Collectors.joining(", ")));
            images.setWrapText(true);
            images.getStyleClass().add("strong");
            var what = new Label(texts.text(damage.missing() ? "library.check.missing" : "library.check.damaged",
                    damage.blob().toString()));
            what.setWrapText(true);
            what.getStyleClass().addAll("secondary", "mono-small");
            var row = new VBox(images, what);
            row.getStyleClass().add("sheet-row");
            body().add(row);
        }
        sentence(texts.text("library.check.words"), "secondary");
        button(texts.text("shell.sheet.close"), bench.sheets()::close, "primary");
    }

    /** What the list calls it, or the trash. */
    private String name(Digest image) {
        return contents.find(image).map(KeptImage::name).orElseGet(() -> trashed(image));
    }

    private String trashed(Digest image) {
        List<TrashItem> trash = contents.store() == null ? List.of() : contents.store().trash();
        return trash.stream().flatMap(item -> item.images().stream()).filter(each -> each.id().equals(image))
                .findFirst().map(each -> texts.text("library.check.trash",
                        each.tags().isEmpty() ? image.shortId() : each.tags().getFirst().familiar()))
                .orElse(image.shortId());
    }
}
