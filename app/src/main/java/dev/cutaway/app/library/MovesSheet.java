package dev.cutaway.app.library;

import dev.cutaway.app.control.SheetFrame;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.text.Ages;
import dev.cutaway.app.text.Texts;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Asks before names move from images that are here to those of an archive. */
final class MovesSheet extends SheetFrame {

    private boolean agreed;

    MovesSheet(Workbench bench, String file, List<Loading.Move> moves) {
        super(bench.texts().text("library.moves.title", moves.size()));
        Texts texts = bench.texts();
        sentence(texts.text("library.moves.sentence", file), "secondary");
        for (Loading.Move move : moves) {
            var name = new Label(move.name().familiar());
            name.getStyleClass().add("strong");
            boolean last = move.from().tags().size() == 1;
            var words = new Label(texts.text(last ? "library.moves.last" : "library.moves.row",
                    move.from().id().shortId(), Ages.of(texts, move.from().created()),
                    move.to().shortId()));
            words.setWrapText(true);
            words.getStyleClass().addAll("secondary", "small");
            var row = new VBox(name, words);
            row.getStyleClass().add("sheet-row");
            body().add(row);
        }
        button(texts.text("library.cancel"), bench.sheets()::close);
        button(texts.text("library.moves.do"), () -> {
            agreed = true;
            bench.sheets().close();
        }, "primary");
    }

    /** Whether they may move; to be asked once the sheet is closed. */
    boolean isAgreed() {
        return agreed;
    }
}
