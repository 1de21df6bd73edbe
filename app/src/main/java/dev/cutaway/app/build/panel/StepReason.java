package dev.cutaway.app.build.panel;

import dev.cutaway.app.build.Reasons;
import dev.cutaway.app.build.run.BuildRun;
import dev.cutaway.app.build.run.StepRun;
import dev.cutaway.app.build.timeline.StepWords;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.build.CacheReason;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Why the selected step ran, or did not, in one line. Where an earlier step is the cause, a link leads to it. */
final class StepReason extends HBox {

    private static final PseudoClass AGAIN = PseudoClass.getPseudoClass("again");

    private final Texts texts;
    private final IntConsumer go;
    private final FontIcon icon = new FontIcon(Feather.ROTATE_CW);
    private final Label why = new Label();
    private final Hyperlink cause = new Hyperlink();
    private final Label causeWhy = new Label();

    /** @param go selects a step */
    StepReason(Texts texts, IntConsumer go) {
        this.texts = texts;
        this.go = go;
        getStyleClass().addAll("step-reason", "hairline-below");
        cause.getStyleClass().add("mono-small");
        why.setMinWidth(0);
        cause.setMinWidth(48);
        causeWhy.setMinWidth(0);
        getChildren().addAll(icon, why, cause, causeWhy);
    }

    /** Shows the reason of a step; nothing, in the same room, where there is none yet. */
    void show(BuildRun run, Optional<StepRun> selected) {
        CacheReason reason = selected.map(step -> step.state().reason()).orElse(null);
        StepRun root = reason == null ? null : root(run, reason);
        boolean again = reason != null && (root != null || Reasons.isWorthALine(reason));
        pseudoClassStateChanged(AGAIN, again);
        icon.setVisible(again);
        icon.setManaged(again);
        if (reason == null) {
            why.setText("");
        } else {
            why.setText(root == null ? Reasons.sentence(texts, reason) : texts.text("build.reason.after"));
            why.setMinWidth(root == null ? 0 : Region.USE_PREF_SIZE);
            Tips.set(why, Reasons.details(texts, reason));
        }
        seen(cause, root != null);
        seen(causeWhy, root != null);
        if (root != null) {
            int number = root.step().number();
            boolean sameStage = selected.stream().anyMatch(step -> step.step().stage() == root.step().stage());
            cause.setText(sameStage ? StepWords.instruction(root.step()) : StepWords.named(texts, root.step()));
            Tips.set(cause, root.step().text());
            cause.setOnAction(action -> go.accept(number));
            causeWhy.setText(Optional.ofNullable(root.state().reason())
                    .flatMap(first -> Reasons.again(texts, first)).orElse(""));
        }
    }

    private static void seen(Region part, boolean seen) {
        part.setVisible(seen);
        part.setManaged(seen);
    }

    /** The step it all began with; null where the reason lies in the step itself, or that is not known. */
    private static @Nullable StepRun root(BuildRun run, CacheReason reason) {
        StepRun root = null;
        CacheReason at = reason;
        // An earlier step has a lower number; what says otherwise is not followed for ever.
        for (int i = 0; i < run.steps().size() && at instanceof CacheReason.ParentChanged(int step); i++) {
            root = run.step(step).orElse(root);
            at = root == null ? null : root.state().reason();
        }
        return root;
    }
}
