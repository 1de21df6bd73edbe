package dev.cutaway.app.dockerfile.text;

import dev.cutaway.app.build.run.StepRun;
import dev.cutaway.app.text.Texts;
import jfx.incubator.scene.control.richtext.SideDecorator;

import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;

/** What stands at the left of the lines: what each step took, wrote and made, and the line numbers. */
final class Gutter implements SideDecorator {

    /** Without a build there are only line numbers. */
    static final double NARROW = 50;
    /** With one: time, bytes, layer, line number, and a gap before the text. */
    static final double WIDE = GutterRow.TIME + GutterRow.BYTES + GutterRow.LAYER + GutterRow.NUMBER + 8;

    private static final double ROOM_FOR_FILES = 680;

    private final Texts texts;
    private final BuildFacts facts;
    private final IntPredicate explained;
    private final Consumer<StepRun> open;
    private final ReadOnlyBooleanWrapper roomy = new ReadOnlyBooleanWrapper();
    private final Set<GutterRow> rows = Collections.newSetFromMap(new WeakHashMap<>());

    Gutter(Texts texts, BuildFacts facts, IntPredicate explained, Consumer<StepRun> open) {
        this.texts = texts;
        this.facts = facts;
        this.explained = explained;
        this.open = open;
    }

    double width() {
        return facts.isShown() ? WIDE + filesWidth() : NARROW;
    }

    /** Where the hairline between what a build says and the line numbers stands. */
    double hairline() {
        return GutterRow.TIME + GutterRow.BYTES + filesWidth() + GutterRow.LAYER;
    }

    /** @param width of the editor: what steps touch stands beside the lines only where the text keeps its room */
    void room(double width) {
        roomy.set(width >= ROOM_FOR_FILES);
    }

    /** Whether there is room for what steps touch. */
    ReadOnlyBooleanProperty roomyProperty() {
        return roomy.getReadOnlyProperty();
    }

    /** Whether what steps touch is shown. */
    boolean showsFiles() {
        return roomy.get() && facts.tellsFiles();
    }

    private double filesWidth() {
        return showsFiles() ? GutterRow.FILES : 0;
    }

    /** The control rounds what it is told up to the next ten but one; this comes out as {@link #width}. */
    @Override
    public double getPrefWidth(double viewWidth) {
        return width() - 11;
    }

    @Override
    public Node getNode(int index) {
        var row = new GutterRow(texts, index, open);
        rows.add(row);
        update(row);
        return row;
    }

    @Override
    public Node getMeasurementNode(int index) {
        return getNode(index);
    }

    /** Shows what is known by now. */
    void update() {
        rows.forEach(this::update);
    }

    /** Says of steps that run how long they do by now. */
    void tick(Duration since) {
        rows.stream().filter(row -> row.getParent() != null).forEach(row -> row.tick(since));
    }

    /** The rows that are in the window now or were before. */
    Set<GutterRow> rows() {
        return rows;
    }

    private void update(GutterRow row) {
        StepRun step = facts.isShown() ? facts.beginning(row.line()) : null;
        row.age(facts.older(texts));
        row.show(facts.isShown(), step, step == null ? null : facts.layer(step),
                explained.test(row.line()) ? Decorator.REASON : 0, filesWidth());
    }
}
