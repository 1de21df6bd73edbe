package dev.cutaway.app.dockerfile.text;

import dev.cutaway.app.dockerfile.EditedDockerfile;
import dev.cutaway.app.dockerfile.assist.Completion;
import dev.cutaway.app.dockerfile.assist.Hover;
import dev.cutaway.app.dockerfile.assist.Proposal;
import dev.cutaway.app.dockerfile.assist.Proposal.Kind;
import dev.cutaway.app.dockerfile.assist.Proposal.Offer;
import dev.cutaway.app.dockerfile.check.Fixes;
import dev.cutaway.app.dockerfile.check.Inspection;
import dev.cutaway.app.dockerfile.check.Issue;
import dev.cutaway.app.text.Texts;
import dev.cutaway.dockerfile.ParsedDockerfile;
import dev.cutaway.dockerfile.check.Fix;
import dev.cutaway.dockerfile.source.TextEdit;
import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.TextPos;
import org.jspecify.annotations.Nullable;

import java.util.List;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.util.Duration;

/** Offers what could stand at the caret, as one types or when asked, and says what is known of a place under the mouse. */
final class Assistant {

    private static final Duration SOON = Duration.millis(450);
    /** After these a list may be of help without being asked for. */
    private static final String OPENING = " -$={,/:";

    private final EditedDockerfile edited;
    private final CodeArea area;
    private final Pane layer;
    private final Inspection inspection;
    private final Texts texts;
    private final TextEditor.Sources sources;
    private final CompletionList list;
    private final HoverBox box;
    private final PauseTransition pause = new PauseTransition(SOON);
    private Point2D mouse = Point2D.ZERO;

    Assistant(EditedDockerfile edited, CodeArea area, Pane layer, Inspection inspection, Texts texts,
            TextEditor.Sources sources) {
        this.edited = edited;
        this.area = area;
        this.layer = layer;
        this.inspection = inspection;
        this.texts = texts;
        this.sources = sources;
        box = new HoverBox(layer);
        list = new CompletionList(texts, layer, this::take);
        area.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        area.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        area.addEventHandler(MouseEvent.MOUSE_EXITED, event -> rest());
        area.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> rest());
        area.addEventFilter(ScrollEvent.SCROLL, event -> rest());
        area.focusedProperty().addListener((focused, before, now) -> rest());
        pause.setOnFinished(end -> hover());
    }

    private void rest() {
        pause.stop();
        box.hide();
        list.hide();
    }

    /** Takes a key before the text does. */
    void press(KeyEvent key) {
        boolean said = box.isVisible();
        box.hide();
        if (list.isOpen()) {
            list.press(key);
        } else if (key.getCode() == KeyCode.SPACE && key.isControlDown()) {
            complete();
            key.consume();
        } else if (key.getCode() == KeyCode.ESCAPE && said) {
            key.consume();
        }
        if (list.isOpen() && (key.getCode() == KeyCode.BACK_SPACE || key.getCode() == KeyCode.DELETE)) {
            Platform.runLater(() -> offer(false));
        }
    }

    private void typed(KeyEvent key) {
        String typed = key.getCharacter();
        if (typed.isEmpty() || key.isControlDown() || key.isAltDown() || key.isMetaDown()
                || Character.isISOControl(typed.charAt(0))) {
            return;
        }
        char c = typed.charAt(typed.length() - 1);
        if (OPENING.indexOf(c) >= 0 || list.isOpen() || isAtFirstWord() || isAfterSign()) {
            // The control writes the character only after all its handlers.
            Platform.runLater(() -> offer(false));
        }
    }

    private String before() {
        TextPos caret = area.getCaretPosition();
        String line = area.getPlainText(caret.index());
        return line.substring(0, Math.min(caret.offset(), line.length()));
    }

    private boolean isAtFirstWord() {
        return before().strip().chars().allMatch(Character::isLetter);
    }

    private boolean isAfterSign() {
        String before = before();
        String word = before.substring(Math.max(before.lastIndexOf(' '), before.lastIndexOf('\t')) + 1);
        return word.startsWith("--") || word.contains("$");
    }

    /** Shows what could stand at the caret. */
    void complete() {
        offer(true);
    }

    private void offer(boolean asked) {
        TextPos caret = area.getCaretPosition();
        if (caret == null || !area.getSelection().isCollapsed()) {
            list.hide();
            return;
        }
        ParsedDockerfile parsed = edited.document().parsed();
        int offset = TextSync.offset(parsed.lines().source(), caret);
        Offer offer = Completion.at(parsed, offset, sources.files().get(), sources.images().get());
        list.show(offer, caretBounds(), asked || isBegunWord(offer));
    }

    /** A path or an image may be meant as it stands, such as the {@code .} of {@code COPY . .}; half a keyword is not. */
    private static boolean isBegunWord(Offer offer) {
        return offer.end() > offer.start() && !offer.isEmpty() && switch (offer.proposals().getFirst().kind()) {
            case KEYWORD, FLAG -> true;
            case VALUE, STAGE, VARIABLE, FILE, IMAGE -> false;
        };
    }

    private @Nullable Bounds caretBounds() {
        area.layout();
        Node caret = area.lookup(".caret");
        return caret == null ? null : layer.sceneToLocal(caret.localToScene(caret.getBoundsInLocal()));
    }

    private void take(Offer offer, Proposal chosen) {
        boolean open = chosen.text().endsWith("=") || chosen.text().endsWith("/") || chosen.text().endsWith(":");
        boolean word = chosen.kind() == Kind.KEYWORD || (chosen.kind() == Kind.FLAG && chosen.text().startsWith("--"));
        String text = chosen.text() + (word && !open ? " " : "");
        edited.change(List.of(new TextEdit(offer.start(), offer.end(), text)));
        area.select(TextSync.position(edited.document().parsed().lines().source(), offer.start() + text.length()));
        area.requestFocus();
        if (open || word) {
            Platform.runLater(() -> offer(false));
        }
    }

    private void moved(MouseEvent event) {
        mouse = new Point2D(event.getScreenX(), event.getScreenY());
        box.hide();
        pause.playFromStart();
    }

    private void hover() {
        TextPos position = area.getTextPosition(mouse.getX(), mouse.getY());
        Point2D local = layer.screenToLocal(mouse);
        if (position != null && local != null && !list.isOpen()) {
            say(position, new BoundingBox(local.getX(), local.getY() - 10, 1, 20));
        }
    }

    /** Says what is known about the place of the caret. */
    void explain() {
        list.hide();
        Bounds bounds = caretBounds();
        if (bounds != null) {
            say(area.getCaretPosition(), bounds);
        }
    }

    /** Those of the text as it is now; none while it is checked. */
    private List<Issue> issues() {
        Inspection.Report report = inspection.reportProperty().get();
        return report.parsed().text().equals(edited.document().parsed().text()) ? report.issues() : List.of();
    }

    /** Mends what is wrong at the caret, or else in its line; where there is more than one way, asks which. */
    void fix() {
        list.hide();
        Bounds bounds = caretBounds();
        if (!area.isEditable() || bounds == null) {
            return;
        }
        List<Fix> fixes = fixes();
        if (fixes.isEmpty()) {
            box.say(texts.text("dockerfile.fix.nothing"), bounds);
        } else if (fixes.size() == 1) {
            edited.change(fixes.getFirst().edits());
        } else {
            var menu = new ContextMenu();
            for (Fix fix : fixes) {
                var item = new MenuItem(Fixes.title(texts, fix));
                item.setMnemonicParsing(false);
                String text = edited.document().text();
                item.setOnAction(action -> {
                    if (edited.document().text().equals(text)) {
                        edited.change(fix.edits());
                    }
                });
                menu.getItems().add(item);
            }
            Bounds screen = layer.localToScreen(bounds);
            menu.show(area, screen.getMinX(), screen.getMaxY() + 4);
        }
    }

    private List<Fix> fixes() {
        TextPos caret = area.getCaretPosition();
        int offset = TextSync.offset(edited.document().parsed().lines().source(), caret);
        List<Issue> mendable = issues().stream().filter(issue -> !issue.fixes().isEmpty()).toList();
        List<Issue> here = mendable.stream().filter(issue -> issue.range().touches(offset)).toList();
        return (here.isEmpty()
                ? mendable.stream().filter(issue -> issue.range().start().line() <= caret.index() + 1
                        && caret.index() + 1 <= issue.range().end().line())
                : here.stream()).flatMap(issue -> issue.fixes().stream()).toList();
    }

    private void say(TextPos position, Bounds place) {
        ParsedDockerfile parsed = edited.document().parsed();
        int offset = TextSync.offset(parsed.lines().source(), position);
        List<Issue> issues = issues().stream().filter(issue -> issue.range().touches(offset)).toList();
        box.show(issues, Hover.at(parsed, offset, texts.locale()), place, texts);
    }
}
