package dev.cutaway.app.layers.waste;

import dev.cutaway.app.control.EmptyState;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.layers.model.ImageContext;
import dev.cutaway.app.layers.model.ImageText;
import dev.cutaway.app.layers.model.PathOpener;
import dev.cutaway.inspector.analysis.WasteLedger;
import dev.cutaway.inspector.analysis.WastePair;
import dev.cutaway.inspector.tree.Fate;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Dead bytes: one sentence, a bar per layer, the best way to get bytes back, and every dead file. */
final class DeadView extends BorderPane {

    private static final Pattern PLACE = Pattern.compile("\\[([12])]");

    private final ImageContext context;
    private final ImageText text;
    private final WasteLedger ledger;
    private @Nullable DeadTable table;

    DeadView(ImageContext context, WasteFacts facts, PathOpener opener) {
        this.context = context;
        text = context.text();
        ledger = facts.ledger();
        getStyleClass().add("dead-view");
        var top = new VBox(sentence(), new LayerSums(context, ledger));
        top.getStyleClass().add("dead-top");
        WastePair best = ledger.bestPair(context.facts().border().layers());
        if (best != null) {
            top.getChildren().add(hint(best));
        }
        setTop(top);
        if (facts.rows().isEmpty()) {
            setCenter(new EmptyState(null, text.of("image.waste.none.title"), text.of("image.waste.none.text")));
        } else {
            table = new DeadTable(context, new WasteRows(facts.rows()), opener);
            setCenter(table);
        }
        setBottom(foot(facts));
    }

    /** Selects the largest. */
    void selectFirst() {
        if (table != null) {
            table.getSelectionModel().select(0);
        }
    }

    private Node sentence() {
        var title = new Label(ledger.deadBytes() == 0
                ? text.of("image.waste.sentence.none", text.size(ledger.storedBytes()))
                : text.of("image.waste.sentence", text.size(ledger.deadBytes()), text.size(ledger.storedBytes()),
                        text.percent(ledger.deadBytes(), ledger.storedBytes())));
        title.getStyleClass().add("waste-title");
        var why = new Label(text.of("image.waste.why"));
        why.getStyleClass().add("secondary");
        return new VBox(title, why);
    }

    /** What to change in the build to get the most bytes back. */
    private Node hint(WastePair pair) {
        var box = new HBox(FontIcon.of(Feather.INFO, 16));
        box.getStyleClass().add("hint");
        var bytes = new Label(text.of("image.waste.hint.back", text.size(pair.bytes())));
        bytes.getStyleClass().add("strong");
        bytes.setMinWidth(USE_PREF_SIZE);
        box.getChildren().add(bytes);
        withChips(box, words(pair), pair);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var show = new Button(text.of("image.waste.hint.show"));
        show.getStyleClass().add("compact");
        show.setMinWidth(USE_PREF_SIZE);
        show.setOnAction(_ -> context.selection().pointAtKill(pair.introducedBy(), pair.killedBy()));
        box.getChildren().addAll(gap, show);
        return box;
    }

    private String words(WastePair pair) {
        if (pair.how() == Fate.DELETED) {
            return text.of("image.waste.hint.deleted");
        }
        return pair.how() == Fate.OVERWRITTEN
                ? text.of("image.waste.hint.overwritten")
                : text.of("image.waste.hint.superseded");
    }

    /** In the words {@code [1]} stands for the layer that brought the bytes, {@code [2]} for the one that killed them. */
    private void withChips(HBox box, String words, WastePair pair) {
        Matcher place = PLACE.matcher(words);
        int done = 0;
        while (place.find()) {
            box.getChildren().add(new Label(words.substring(done, place.start()).strip()));
            box.getChildren().add(context.chip(place.group(1).equals("1") ? pair.introducedBy() : pair.killedBy()));
            done = place.end();
        }
        String rest = words.substring(done).strip();
        if (!rest.isEmpty()) {
            box.getChildren().add(new Label(rest));
        }
        box.setAlignment(Pos.CENTER_LEFT);
    }

    private Node foot(WasteFacts facts) {
        var count = new Label(text.of("image.waste.count", ledger.dead().size()));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var dive = new Label(text.of("image.waste.dive", text.percent(facts.score().efficiency()),
                text.size(facts.score().wastedBytes())));
        Tips.set(dive, text.of("image.waste.dive.tip"));
        var foot = new HBox(count, gap, dive);
        foot.getStyleClass().add("waste-foot");
        return foot;
    }
}
