package dev.cutaway.app.dockerfile.blocks.board;

import dev.cutaway.dockerfile.edit.InstructionFormat;
import dev.cutaway.dockerfile.instruction.From;
import dev.cutaway.dockerfile.source.SourceRange;
import dev.cutaway.dockerfile.source.TextEdit;
import dev.cutaway.dockerfile.source.Word;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;

/** Changes what stages are called, wherever they are called so. */
public final class StageNames {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9-_.]*+");

    private final Board board;
    private final String text;

    /** @param board as it is now */
    public StageNames(Board board) {
        this.board = board;
        this.text = board.document().text();
    }

    /** The names of the stages before this one, as they are written. */
    public List<String> before(int stage) {
        return board.lanes().stream().filter(lane -> lane.stage() < stage).map(Lane::name)
                .filter(name -> name != null).map(String::valueOf).distinct().toList();
    }

    /**
     * Gives a stage another name, in its FROM and in every FROM, COPY and mount that means it.
     *
     * @param name empty to take the name away
     * @return null when it cannot be called so: no name at all, another stage's, or one that is still called by a name
     *         which is to go or comes from a variable
     */
    public @Nullable List<TextEdit> rename(int stage, String name) {
        Lane lane = board.lanes().stream().filter(each -> each.stage() == stage).findFirst().orElse(null);
        From from = lane == null ? null : lane.from();
        if (from == null || lane == null || (!name.isEmpty() && (!NAME.matcher(name).matches() || taken(lane, name)))) {
            return null;
        }
        Word old = from.stage();
        if (old == null) {
            return name.isEmpty() ? List.of() : List.of(TextEdit.insert(end(from.base()), " AS " + name));
        }
        var edits = new ArrayList<TextEdit>();
        edits.add(name.isEmpty()
                ? new TextEdit(end(from.base()), end(old), "")
                : TextEdit.replace(old.range(), name));
        for (StageLink link : board.links()) {
            if (link.from() == stage && !isNumber(link)) {
                if (name.isEmpty() || (link.kind() == StageLink.Kind.BASE && link.word().text().indexOf('$') >= 0)) {
                    return null;
                }
                // A FROM has to say the name in small letters, whatever the AS says.
                edits.add(call(link, link.kind() == StageLink.Kind.BASE ? name.toLowerCase(Locale.ROOT) : name));
            }
        }
        return edits;
    }

    private static int end(Word word) {
        return word.range().end().offset();
    }

    private boolean taken(Lane own, String name) {
        return board.lanes().stream().anyMatch(lane -> !lane.equals(own) && name.equalsIgnoreCase(lane.name()));
    }

    /** Changes the numbers that COPY and mounts call stages by. */
    List<TextEdit> renumber(IntUnaryOperator change) {
        return renumber(change, null);
    }

    /** The same, but for what a lane says. */
    List<TextEdit> renumber(IntUnaryOperator change, @Nullable Lane without) {
        var edits = new ArrayList<TextEdit>();
        for (StageLink link : board.links()) {
            int next = change.applyAsInt(link.from());
            boolean counts = without == null || (link.to() != without.stage() && link.from() != without.stage());
            if (isNumber(link) && counts && next != link.from()) {
                edits.add(call(link, Integer.toString(next)));
            }
        }
        return edits;
    }

    private static boolean isNumber(StageLink link) {
        return called(link).matches("\\d+");
    }

    private static String called(StageLink link) {
        String word = link.word().text();
        return link.kind() == StageLink.Kind.MOUNT ? MountText.of(word).value("from") : word;
    }

    private TextEdit call(StageLink link, String name) {
        if (link.kind() != StageLink.Kind.MOUNT) {
            return TextEdit.replace(link.word().range(), name);
        }
        String value = MountText.of(link.word().text()).with("from", name).text();
        SourceRange range = link.word().range();
        boolean plain = range.of(text).equals(link.word().text());
        return TextEdit.replace(range, plain ? value : quoted(value));
    }

    private String quoted(String value) {
        var format = new InstructionFormat(board.document().parsed().lines().escape());
        return format.flag("x", value).substring("--x=".length());
    }
}
