package dev.cutaway.app.dockerfile.text;

import dev.cutaway.app.dockerfile.EditedDockerfile;
import dev.cutaway.app.dockerfile.check.Issue;
import dev.cutaway.app.dockerfile.text.Colouring.Run;
import dev.cutaway.dockerfile.source.SourceText;
import jfx.incubator.scene.control.richtext.SyntaxDecorator;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.CodeTextModel;
import jfx.incubator.scene.control.richtext.model.RichParagraph;
import jfx.incubator.scene.control.richtext.model.StyleAttributeMap;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;

/** Makes what the control shows of each line: its colours, the marks under it, and room above it for what a build says. */
final class Decorator implements SyntaxDecorator {

    /** Above and below the letters, so that a line is 20 high. */
    static final double GAP = 2;
    /** How high a line that explains a step is. */
    static final double REASON = 20;

    private static final StyleAttributeMap LINE = spaced(GAP);
    private static final StyleAttributeMap EXPLAINED = spaced(GAP + REASON);

    private final EditedDockerfile edited;
    private final IntPredicate explained;
    private final Function<Look, StyleAttributeMap> colors;
    private Colouring colouring;
    private List<Issue> issues = List.of();
    private SourceText checked;

    /**
     * @param explained whether a line, counted from 0, has something to be said above it
     * @param colors the colour of each look
     */
    Decorator(EditedDockerfile edited, IntPredicate explained, Function<Look, StyleAttributeMap> colors) {
        this.colors = colors;
        this.edited = edited;
        this.explained = explained;
        colouring = Colouring.of(edited.document().parsed());
        checked = colouring.source();
    }

    private static StyleAttributeMap spaced(double above) {
        return StyleAttributeMap.builder().setSpaceAbove(above).setSpaceBelow(GAP).build();
    }

    /** Marks what is wrong in a text; where the text differs by now, marks show only on lines that are still the same. */
    void mark(List<Issue> found, SourceText text) {
        issues = found;
        checked = text;
    }

    /** The marks of a line as they would be drawn, counted from 0. */
    List<Mark> marks(int line, String text) {
        return line < checked.lines() && TextSync.shown(checked, line).equals(text)
                ? Mark.of(issues, checked, line)
                : List.of();
    }

    private Colouring colouring() {
        if (colouring.source() != edited.document().parsed().lines().source()) {
            colouring = Colouring.of(edited.document().parsed());
        }
        return colouring;
    }

    @Override
    public RichParagraph createRichParagraph(CodeTextModel model, int index) {
        String text = model.getPlainText(index);
        var paragraph = RichParagraph.builder();
        paragraph.setParagraphAttributes(explained.test(index) ? EXPLAINED : LINE);
        SourceText source = colouring().source();
        if (index < source.lines() && TextSync.shown(source, index).equals(text)) {
            for (Run run : colouring.line(index)) {
                paragraph.addSegment(text.substring(run.start(), run.end()), colors.apply(run.look()));
            }
        } else {
            paragraph.addSegment(text, colors.apply(Look.PLAIN));
        }
        for (Mark mark : marks(index, text)) {
            paragraph.addWavyUnderline(mark.start(), mark.length(), "squiggle", mark.styleClass());
        }
        return paragraph.build();
    }

    @Override
    public void handleChange(CodeTextModel model, TextPos start, TextPos end, int charsTop, int linesAdded,
            int charsBottom) {
        // What is shown is asked of the document anew for every line.
    }
}
