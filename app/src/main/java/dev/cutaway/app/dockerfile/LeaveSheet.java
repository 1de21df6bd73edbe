package dev.cutaway.app.dockerfile;

import dev.cutaway.app.control.SheetFrame;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.text.Texts;

/** Asks what becomes of changes that were not saved. */
final class LeaveSheet extends SheetFrame {

    /**
     * @param names of what has such changes
     * @param save saves them and goes on
     * @param discard goes on without
     */
    LeaveSheet(Workbench bench, String names, int count, Runnable save, Runnable discard) {
        super(bench.texts().text("dockerfile.leave.title", count, names));
        Texts texts = bench.texts();
        sentence(texts.text("dockerfile.leave.sentence"), "secondary");
        button(texts.text("dockerfile.cancel"), bench.sheets()::close);
        button(texts.text("dockerfile.leave.discard"), () -> {
            bench.sheets().close();
            discard.run();
        }, "danger");
        button(texts.text("dockerfile.leave.save"), () -> {
            bench.sheets().close();
            save.run();
        }, "primary");
    }
}
