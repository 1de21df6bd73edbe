package dev.cutaway.app.dockerfile.check;

import dev.cutaway.app.control.SheetFrame;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.text.Texts;
import dev.cutaway.dockerfile.check.Check;
import dev.cutaway.dockerfile.check.CheckPage;
import dev.cutaway.dockerfile.check.Fix;

import java.util.function.Consumer;
import javafx.scene.control.Label;

/** What a check is about, why it matters, and what to do; with the fixes of the finding it was opened from. */
final class CheckSheet extends SheetFrame {

    CheckSheet(Workbench bench, Check check, Issue issue, Consumer<Fix> fix) {
        super(check.page(bench.texts().locale()).title());
        Texts texts = bench.texts();
        CheckPage page = check.page(texts.locale());
        var source = new Label(texts.text("dockerfile.check.source", check.code(),
                switch (check.source()) {
                    case BUILDKIT -> "docker build --check";
                    case HADOLINT -> "hadolint";
                    case CUTAWAY -> "Cutaway";
                }));
        source.getStyleClass().addAll("secondary", "small");
        body().add(source);
        body().add(Markdown.of(page.text()));
        button(texts.text("shell.sheet.close"), bench.sheets()::close);
        for (Fix each : issue.fixes()) {
            button(Fixes.title(texts, each), () -> {
                bench.sheets().close();
                fix.accept(each);
            }, "primary");
        }
    }
}
