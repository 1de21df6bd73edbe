package dev.cutaway.app.dockerfile.blocks;

import dev.cutaway.app.build.run.BuildRun;
import dev.cutaway.app.build.run.StepRun;
import dev.cutaway.app.dockerfile.EditedDockerfile;
import dev.cutaway.app.dockerfile.blocks.board.Board;
import dev.cutaway.app.dockerfile.blocks.board.BoardEdits;
import dev.cutaway.app.dockerfile.blocks.board.BuiltCards;
import dev.cutaway.app.dockerfile.blocks.board.Change;
import dev.cutaway.app.dockerfile.blocks.board.Lane;
import dev.cutaway.app.dockerfile.blocks.board.NewInstruction;
import dev.cutaway.app.dockerfile.blocks.board.Spot;
import dev.cutaway.app.dockerfile.blocks.board.StageNames;
import dev.cutaway.app.dockerfile.check.Inspection;
import dev.cutaway.app.dockerfile.check.Issue;
import dev.cutaway.dockerfile.check.Finding;
import dev.cutaway.dockerfile.check.Fix;
import dev.cutaway.dockerfile.edit.DockerfileDocument;
import dev.cutaway.dockerfile.source.TextEdit;
import org.jspecify.annotations.Nullable;

import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.util.Subscription;

/** What the blocks of one Dockerfile show: its board, which card is chosen, what checks found, what a build did. */
final class BlocksModel {

    private final EditedDockerfile file;
    private final ObservableValue<@Nullable BuildRun> runs;
    private final Inspection inspection;
    private final ReadOnlyObjectWrapper<Board> board;
    private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper(-1);
    private final ReadOnlyObjectWrapper<List<Finding>> findings = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<BuiltCards> built;
    private final ListChangeListener<StepRun> planned = _ -> followSteps();
    private @Nullable BuildRun run;
    private Subscription followed = Subscription.EMPTY;
    private Subscription steps = Subscription.EMPTY;
    private boolean building;
    private String checked = "";

    BlocksModel(EditedDockerfile file, ObservableValue<@Nullable BuildRun> runs,
            Inspection inspection) {
        this.file = file;
        this.runs = runs;
        this.inspection = inspection;
        Board first = Board.of(file.document());
        board = new ReadOnlyObjectWrapper<>(first);
        built = new ReadOnlyObjectWrapper<>(BuiltCards.of(first, null));
        if (first.size() > 0) {
            selected.set(first.lanes().getLast().start());
        }
    }

    /** Shows what there is, and all that changes until it rests. */
    void follow() {
        followed.unsubscribe();
        followed = Subscription.combine(runs.subscribe(this::build), file.documentProperty().subscribe(this::show),
                inspection.reportProperty().subscribe(this::found));
    }

    /** Stays as it is, as long as nobody looks. */
    void rest() {
        followed.unsubscribe();
        followed = Subscription.EMPTY;
        stopSteps();
    }

    private void stopSteps() {
        if (run != null) {
            run.steps().removeListener(planned);
            run = null;
        }
        steps.unsubscribe();
        steps = Subscription.EMPTY;
    }

    private void show(DockerfileDocument document) {
        Board next = Board.of(document);
        if (next.size() != board.get().size()) {
            // Until they are looked for again, they would stand at other cards.
            findings.set(List.of());
        }
        if (selected.get() >= next.size()) {
            selected.set(next.size() - 1);
        }
        board.set(next);
        built.set(BuiltCards.of(next, run));
    }

    private void found(Inspection.Report report) {
        checked = report.parsed().text();
        findings.set(report.issues().stream().filter(Issue.Found.class::isInstance)
                .map(issue -> ((Issue.Found) issue).finding()).toList());
    }

    private void build(@Nullable BuildRun next) {
        stopSteps();
        run = next;
        if (next != null) {
            next.steps().addListener(planned);
        }
        followSteps();
    }

    private void followSteps() {
        steps.unsubscribe();
        steps = Subscription.EMPTY;
        if (run != null) {
            for (StepRun step : run.steps()) {
                steps = steps.and(step.stateProperty().subscribe(this::builtSoon));
            }
        }
        builtSoon();
    }

    /** Steps end in bursts: what they did is looked at once for all of them. */
    private void builtSoon() {
        if (!building) {
            building = true;
            Platform.runLater(() -> {
                building = false;
                built.set(BuiltCards.of(board.get(), run));
            });
        }
    }

    EditedDockerfile file() {
        return file;
    }

    ReadOnlyObjectProperty<Board> boardProperty() {
        return board.getReadOnlyProperty();
    }

    Board board() {
        return board.get();
    }

    /** Number of the chosen statement; −1 for none. */
    ReadOnlyIntegerProperty selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    int selected() {
        return selected.get();
    }

    void select(int statement) {
        selected.set(statement < board.get().size() ? statement : -1);
    }

    ReadOnlyObjectProperty<List<Finding>> findingsProperty() {
        return findings.getReadOnlyProperty();
    }

    /** What was found about a statement. */
    List<Finding> findings(int statement) {
        return findings.get().stream().filter(finding -> finding.statement() == statement).toList();
    }

    ReadOnlyObjectProperty<BuiltCards> builtProperty() {
        return built.getReadOnlyProperty();
    }

    // ---- what can be done ----

    BoardEdits edits() {
        return new BoardEdits(board.get());
    }

    /** Makes a change; whether there was one to make. */
    boolean make(@Nullable Change change) {
        if (change == null) {
            return false;
        }
        file.change(change.edits());
        select(change.select());
        return true;
    }

    boolean add(NewInstruction added) {
        return make(edits().addAfter(added, selected.get()));
    }

    boolean add(NewInstruction added, Spot at) {
        return make(edits().add(added, at));
    }

    boolean move(int statement, Spot to) {
        return make(edits().move(statement, to));
    }

    boolean step(int by) {
        return selected.get() >= 0 && make(edits().step(selected.get(), by));
    }

    boolean duplicate() {
        return selected.get() >= 0 && make(edits().duplicate(selected.get()));
    }

    boolean delete() {
        return selected.get() >= 0 && make(edits().delete(selected.get()));
    }

    /** Does what takes a finding away; nothing when the text is another one by now. */
    void fix(Fix fix) {
        if (checked.equals(file.document().text())) {
            file.change(fix.edits());
        }
    }

    /** Gives a stage another name; whether it can have it. */
    boolean rename(Lane lane, String name) {
        List<TextEdit> edits = new StageNames(board.get()).rename(lane.stage(), name);
        if (edits != null) {
            file.change(edits);
        }
        return edits != null;
    }
}
