package dev.cutaway.app.build.log;

import dev.cutaway.app.task.Job;
import dev.cutaway.app.task.Tasks;
import dev.cutaway.app.text.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The field that finds words in the log: which hit of how many, and the way to the next. Looking happens elsewhere. */
final class LogFinder extends HBox {

    private static final System.Logger LOG = System.getLogger(LogFinder.class.getName());

    private final Texts texts;
    private final Tasks tasks;
    private final LogPane pane;
    private final TextField field = new TextField();
    private final Label count = new Label();
    private final Button previous = button(Feather.CHEVRON_UP);
    private final Button next = button(Feather.CHEVRON_DOWN);
    private @Nullable LogSpool spool;
    private int step;
    private @Nullable LogSearch search;
    private @Nullable Job looking;
    private AtomicBoolean wanted = new AtomicBoolean();
    private int current = -1;

    LogFinder(Texts texts, Tasks tasks, LogPane pane) {
        this.texts = texts;
        this.tasks = tasks;
        this.pane = pane;
        getStyleClass().addAll("field", "compact", "log-finder");
        field.getStyleClass().add("bare");
        field.promptTextProperty().bind(texts.of("build.log.search"));
        field.accessibleTextProperty().bind(texts.of("build.log.search"));
        HBox.setHgrow(field, Priority.ALWAYS);
        count.getStyleClass().addAll("caption", "small");
        count.setMinWidth(USE_PREF_SIZE);
        previous.accessibleTextProperty().bind(texts.of("build.log.previous"));
        next.accessibleTextProperty().bind(texts.of("build.log.next"));
        previous.setOnAction(action -> go(-1));
        next.setOnAction(action -> go(1));
        getChildren().addAll(FontIcon.of(Feather.SEARCH, 14), field, count, previous, next);
        field.textProperty().subscribe(typed -> start());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        tell();
    }

    private static Button button(Feather icon) {
        var button = new Button("", new FontIcon(icon));
        button.getStyleClass().addAll("icon-button", "compact", "log-step");
        button.setFocusTraversable(false);
        return button;
    }

    /** Looks in a step's lines from now on. */
    void in(@Nullable LogSpool log, int whose) {
        spool = log;
        step = whose;
        start();
    }

    /** More was written: what was looked for may be in it. */
    void grown() {
        if (search != null && looking == null) {
            look(search);
        }
    }

    void focus() {
        field.requestFocus();
        field.selectAll();
    }

    /** What is looked for. */
    TextField field() {
        return field;
    }

    private void start() {
        wanted.set(false);
        wanted = new AtomicBoolean(true);
        looking = null;
        current = -1;
        LogSpool log = spool;
        String words = field.getText();
        search = log == null || words.isEmpty() ? null : new LogSearch(log, step, words);
        pane.mark(search == null ? null : search.needle());
        if (search != null) {
            look(search);
        }
        tell();
    }

    private void look(LogSearch by) {
        AtomicBoolean go = wanted;
        var told = new AtomicBoolean();
        looking = tasks.startQuietly(progress -> {
            by.run(() -> {
                if (told.compareAndSet(false, true)) {
                    tasks.later(() -> {
                        told.set(false);
                        found(by);
                    });
                }
                return !go.get();
            });
            return true;
        }, done -> {
            if (search == by) {
                looking = null;
                found(by);
            }
        }, thrown -> {
            LOG.log(Level.WARNING, "looking through a log", thrown);
            looking = null;
        });
        if (search == by && !tasks.isIdle()) {
            tell();
        }
    }

    private void found(LogSearch by) {
        if (search == by) {
            if (current < 0 && by.kept() > 0) {
                show(0);
            }
            tell();
        }
    }

    private void go(int by) {
        LogSearch now = search;
        if (now != null && now.kept() > 0) {
            show(Math.floorMod(current + by, now.kept()));
            tell();
        }
    }

    private void show(int hit) {
        LogSearch now = search;
        LogSpool log = spool;
        if (now == null || log == null) {
            return;
        }
        current = hit;
        try {
            pane.reveal(log.numberOf(step, now.hit(hit)));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "going to a line of a log", e);
        }
    }

    private void tell() {
        LogSearch now = search;
        boolean any = now != null;
        for (var node : List.of(count, previous, next)) {
            node.setVisible(any);
            node.setManaged(any);
        }
        if (now != null) {
            String words = now.count() == 0
                    ? looking == null ? texts.text("build.log.nothing") : percent(now)
                    : texts.text("build.log.hit", current + 1, now.count());
            count.setText(looking == null ? words : words + "…");
        }
        previous.setDisable(now == null || now.kept() < 2);
        next.setDisable(now == null || now.kept() < 2);
    }

    /** A gigabyte takes seconds: until there is a hit it is said how far the looking is. */
    private static String percent(LogSearch search) {
        return (int) (search.done() * 100) + "%";
    }

    private void key(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.F3) {
            go(key.isShiftDown() ? -1 : 1);
            key.consume();
        } else if (key.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
            field.clear();
            key.consume();
        }
    }
}
