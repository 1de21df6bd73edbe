package dev.cutaway.app.dockerfile.blocks;

import dev.cutaway.app.build.Reasons;
import dev.cutaway.app.build.run.StepState;
import dev.cutaway.app.build.run.StepState.Phase;
import dev.cutaway.app.control.LayerColor;
import dev.cutaway.app.control.Tips;
import dev.cutaway.app.dockerfile.blocks.board.BuiltCard;
import dev.cutaway.app.dockerfile.blocks.board.Card;
import dev.cutaway.app.text.Texts;
import dev.cutaway.dockerfile.check.Check;
import dev.cutaway.dockerfile.check.Finding;
import dev.cutaway.dockerfile.source.DockerfileProblem;
import dev.cutaway.engine.api.DockerText;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** An instruction as a card: its keyword and what it says, its layer, what it cost, and whether something is wrong. */
final class CardView extends HBox {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final PseudoClass LAYER = PseudoClass.getPseudoClass("layer");
    private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");
    private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");

    private final Texts texts;
    private final Label spine = new Label();
    private final Label keyword = new Label();
    private final Label figure = new Label();
    private final Label summary = new Label();
    private final FontIcon mark = new FontIcon(Feather.ALERT_TRIANGLE);
    private @Nullable Tooltip tip;
    private int index;

    CardView(Texts texts) {
        this.texts = texts;
        getStyleClass().add("block-card");
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        spine.getStyleClass().add("spine");
        spine.setMaxHeight(Double.MAX_VALUE);
        keyword.getStyleClass().add("keyword");
        keyword.setMinWidth(Region.USE_PREF_SIZE);
        figure.getStyleClass().add("figure-text");
        summary.getStyleClass().add("summary");
        summary.setMinWidth(0);
        mark.getStyleClass().add("mark");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var first = new HBox(keyword, gap, mark, figure);
        first.getStyleClass().add("first");
        var lines = new VBox(first, summary);
        lines.getStyleClass().add("lines");
        lines.setMinWidth(0);
        HBox.setHgrow(lines, Priority.ALWAYS);
        getChildren().addAll(spine, lines);
    }

    /** Number of the statement it shows. */
    int index() {
        return index;
    }

    void select(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }

    /** Shows a card. */
    void show(Card card, List<Finding> findings, @Nullable BuiltCard built) {
        index = card.index();
        keyword.setText(card.statement().keyword().text().toUpperCase(java.util.Locale.ROOT));
        summary.setText(card.summary());
        pseudoClassStateChanged(WRONG, card.instruction() == null);
        setAccessibleText(keyword.getText() + " " + summary.getText());
        show(built);
        String words = Stream.concat(card.problems().stream().map(DockerfileProblem::reason),
                findings.stream().map(finding -> finding.message(texts.locale()))).collect(Collectors.joining("\n"));
        boolean wrong = card.instruction() == null || (built != null && built.step().state().phase() == Phase.FAILED)
                || findings.stream().anyMatch(one -> one.check().severity() == Check.Severity.ERROR);
        boolean worth = !card.problems().isEmpty() || findings.stream()
                .anyMatch(one -> one.check().severity() != Check.Severity.INFO);
        StepState state = built == null ? StepState.WAITING : built.step().state();
        String failure = Reasons.failure(texts, state.message(), state.exitCode());
        sign(wrong, worth, Stream.of(words, failure).filter(text -> !text.isEmpty()).collect(Collectors.joining("\n")));
    }

    private void sign(boolean wrong, boolean worth, String words) {
        shown(mark, wrong || worth);
        mark.setIconCode(wrong ? Feather.ALERT_CIRCLE : Feather.ALERT_TRIANGLE);
        mark.getStyleClass().removeAll("error", "warning");
        mark.getStyleClass().add(wrong ? "error" : "warning");
        if (tip != null) {
            Tooltip.uninstall(this, tip);
            tip = null;
        }
        if (!words.isEmpty()) {
            tip = Tips.of(words);
            Tooltip.install(this, tip);
        }
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void show(@Nullable BuiltCard built) {
        LayerColor color = built == null ? null : built.color();
        StepState state = built == null ? StepState.WAITING : built.step().state();
        pseudoClassStateChanged(LAYER, color != null);
        pseudoClassStateChanged(RUNNING, state.phase() == Phase.RUNNING);
        pseudoClassStateChanged(WAITING, built != null && state.phase() == Phase.WAITING);
        if (color != null && built != null) {
            color.applyTo(this);
            spine.setText(Integer.toString(built.number()));
        } else {
            spine.setText("");
        }
        figure.setText(switch (state.phase()) {
            case RUNNING -> texts.text("blocks.card.running");
            case CACHED, DONE -> color == null ? "" : DockerText.size(state.bytes());
            case FAILED -> texts.text("blocks.card.failed");
            case WAITING, STOPPED -> "";
        });
    }
}
