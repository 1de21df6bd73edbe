package dev.cutaway.app.library;

import dev.cutaway.app.control.SheetFrame;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.DockerText;
import dev.cutaway.engine.api.store.TrashItem;

import java.util.List;

/** Asks before what was removed is deleted for good. */
final class EmptyTrashSheet extends SheetFrame {

    /** @param items ids */
    EmptyTrashSheet(Workbench bench, Contents contents, List<String> items, Runnable empty) {
        super(bench.texts().text("library.empty.title"));
        Texts texts = bench.texts();
        List<TrashItem> going = contents.store() == null
                ? List.of()
                : contents.store().trash().stream().filter(item -> items.contains(item.id()))
                        .toList();
        long bytes = going.stream().mapToLong(TrashItem::storedBytes).sum();
        int images = going.stream().mapToInt(item -> item.images().size()).sum();
        sentence(texts.text("library.empty.sentence", images, DockerText.size(bytes)), "secondary");
        button(texts.text("library.cancel"), bench.sheets()::close);
        button(texts.text("library.empty.do"), () -> {
            bench.sheets().close();
            empty.run();
        }, "destroy");
    }
}
