package dev.cutaway.app.layers.waste;

import dev.cutaway.app.layers.model.ImageFacts;
import dev.cutaway.inspector.analysis.DiveScore;
import dev.cutaway.inspector.analysis.WasteLedger;
import dev.cutaway.inspector.analysis.WasteRow;
import dev.cutaway.inspector.analysis.WasteTable;

import java.util.List;

/**
 * What the view of dead bytes shows, worked out off the UI thread.
 *
 * @param ledger sums and contents
 * @param rows the contents gathered by folder, the largest first
 * @param score dive's
 */
record WasteFacts(WasteLedger ledger, List<WasteRow> rows, DiveScore score) {

    static WasteFacts of(ImageFacts facts) {
        WasteLedger ledger = WasteLedger.of(facts.tree());
        return new WasteFacts(ledger, WasteTable.of(ledger), DiveScore.of(facts.tree()));
    }
}
