package dev.cutaway.app.cli;

import dev.cutaway.inspector.analysis.DiveScore;
import dev.cutaway.inspector.analysis.Duplicates;
import dev.cutaway.inspector.analysis.WasteLedger;
import dev.cutaway.inspector.analysis.findings.Finding;
import dev.cutaway.inspector.analysis.findings.Findings;
import dev.cutaway.inspector.image.HistoryRow;
import dev.cutaway.inspector.image.InspectedImage;

import java.io.IOException;
import java.util.List;

/**
 * An image and what its indexes tell of it: what both reports are written from.
 *
 * @param image the layers
 * @param ledger live and dead bytes
 * @param score dive's figures
 * @param duplicates of the final file system; copies that are dead stand in the ledger
 * @param findings the gravest first
 */
record Inspection(InspectedImage image, WasteLedger ledger, DiveScore score, Duplicates duplicates,
        List<Finding> findings) {

    /** Works everything out. */
    static Inspection of(InspectedImage image) throws IOException {
        Findings findings = Findings.of(image.tree(), image.source().config(), image::copyContents);
        return new Inspection(image, WasteLedger.of(image.tree()), DiveScore.of(image.tree()),
                Duplicates.ofFinalState(image.tree()), findings.all());
    }

    /** What a person calls it. */
    String name() {
        return image.source().displayName();
    }

    /** The step of the history that made a layer. */
    HistoryRow step(int layer) {
        return image.history().stream().filter(row -> row.layer() == layer).findFirst().orElseThrow();
    }
}
