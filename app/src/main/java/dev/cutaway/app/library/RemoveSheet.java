package dev.cutaway.app.library;

import dev.cutaway.app.control.SheetFrame;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.DockerText;
import dev.cutaway.engine.api.Engine;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;

/** Shows exactly which images and names go, and what that frees, before they go. */
final class RemoveSheet extends SheetFrame {

    private final Texts texts;
    private final Contents contents;

    RemoveSheet(Workbench bench, Engine engine, Contents contents, List<KeptImage> images, Consumer<Boolean> remove) {
        super(bench.texts().text("library.remove.title", images.size(), images.getFirst().name()));
        this.texts = bench.texts();
        this.contents = contents;
        var list = new GoingList(texts, 8);
        list.show(contents, images);
        body().add(list);
        List<KeptImage> known = images.stream().filter(image -> contents.find(image.id()).isPresent()).toList();
        Label frees = sentence(frees(PrunePlan.derived(contents, known.stream().map(KeptImage::id).toList())),
                "sheet-frees");
        bench.tasks().startQuietly(
                progress -> PrunePlan.removal(engine, contents, known.stream().map(KeptImage::id).toList()),
                plan -> frees.setText(frees(plan)), thrown -> frees.setText(frees.getText()));
        sentence(texts.text(contents.hasTrash() ? "library.remove.trash" : "library.remove.forever"), "secondary");
        var force = new CheckBox(texts.text("library.remove.force"));
        List<KeptImage> used = images.stream().filter(KeptImage::isUsed).toList();
        if (!used.isEmpty()) {
            sentence(texts.text("library.remove.used", used.stream()
                    .flatMap(image -> image.users().stream()).map(KeptImage.User::container)
                    .collect(Collectors.joining(", "))), "sheet-warning");
            body().add(force);
        }
        button(texts.text("library.cancel"), bench.sheets()::close);
        Button last = button(texts.text("library.remove.do", images.size()), () -> {
            bench.sheets().close();
            remove.accept(force.isSelected());
        }, "destroy");
        last.disableProperty().bind(force.selectedProperty().map(forced -> !used.isEmpty() && !forced));
    }

    private String frees(PrunePlan plan) {
        return frees(texts, contents, plan);
    }

    /** What a plan frees, unpacked and, where the store says it, on the disk. */
    static String frees(Texts texts, Contents contents, PrunePlan plan) {
        return contents.hasTrash() && plan.storedBytes() >= 0
                ? texts.text("library.frees.stored", DockerText.size(plan.bytes()), DockerText.size(plan.storedBytes()))
                : texts.text("library.frees", DockerText.size(plan.bytes()));
    }
}
