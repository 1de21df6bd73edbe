package dev.cutaway.app.library;

import dev.cutaway.app.control.SheetFrame;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.text.Texts;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Says why images were not removed, and offers the way with force where it was not tried. */
final class RefusedSheet extends SheetFrame {

    RefusedSheet(Workbench bench, List<Removing.Refused> refused, boolean forced, Runnable force) {
        super(bench.texts().text("library.refused.title", refused.size()));
        unasked();
        boolean hopeless = forced || refused.stream().noneMatch(Removing.Refused::canBeForced);
        Texts texts = bench.texts();
        for (Removing.Refused each : refused) {
            var name = new Label(each.image().name());
            name.getStyleClass().add("strong");
            var why = new Label(each.why());
            why.setWrapText(true);
            why.getStyleClass().addAll("secondary", "mono-small");
            var row = new VBox(name, why);
            row.getStyleClass().add("sheet-row");
            body().add(row);
        }
        sentence(texts.text(hopeless ? "library.refused.forced" : "library.refused.words"), "secondary");
        button(texts.text("shell.sheet.close"), bench.sheets()::close, hopeless ? "primary" : "plain");
        if (!hopeless) {
            button(texts.text("library.refused.do"), () -> {
                bench.sheets().close();
                force.run();
            }, "destroy");
        }
    }
}
