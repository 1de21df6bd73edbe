package dev.cutaway.app.build.log;

import dev.cutaway.app.control.LayerColor;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;

/** The lines in sight of a log of any length. Only they are read and have nodes. */
final class LogPane extends Region {

    private static final System.Logger LOG = System.getLogger(LogPane.class.getName());
    private static final double BAR = 12;
    private static final double TOP = 6;

    private final CharGrid grid = new CharGrid(Font.font("JetBrains Mono", 11));
    private final Pane rows = new Pane();
    private final Rectangle clip = new Rectangle();
    private final ScrollBar vertical = new ScrollBar();
    private final ScrollBar horizontal = new ScrollBar();
    private final BooleanProperty follow = new SimpleBooleanProperty(this, "follow", true);
    private final List<LogRow> pool = new ArrayList<>();
    private @Nullable LogSpool spool;
    private int step;
    private int ended;
    private @Nullable LogLine unfinished;
    private int widest;
    private boolean live;
    private boolean placing;
    private IntFunction<@Nullable LayerColor> colors = number -> null;
    private @Nullable Needle needle;
    private int currentHit = -1;
    private LogSelection selection = LogSelection.NONE;

    LogPane() {
        getStyleClass().add("log-pane");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        rows.setManaged(false);
        rows.setClip(clip);
        rows.setCursor(Cursor.TEXT);
        vertical.setOrientation(Orientation.VERTICAL);
        vertical.setManaged(false);
        horizontal.setManaged(false);
        getChildren().addAll(rows, vertical, horizontal);
        vertical.valueProperty().subscribe(this::scrolled);
        horizontal.valueProperty().subscribe(() -> requestLayout());
        follow.subscribe(on -> requestLayout());
        addEventHandler(ScrollEvent.SCROLL, this::wheel);
        rows.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        rows.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /** Shows a step's lines, or {@link LogSpool#ALL}. */
    void show(@Nullable LogSpool from, int whose, IntFunction<@Nullable LayerColor> colorOf) {
        spool = from;
        step = whose;
        colors = colorOf;
        widest = 0;
        selection = LogSelection.NONE;
        currentHit = -1;
        vertical.setValue(0);
        horizontal.setValue(0);
        grown();
    }

    /** More was written, or a step ended. */
    void grown() {
        LogSpool from = spool;
        ended = from == null ? 0 : from.lines(step);
        unfinished = from == null ? null : from.unfinished(step);
        requestLayout();
    }

    /** Whether more is to come: then a cursor stands where it will. */
    void live(boolean goesOn) {
        live = goesOn;
        requestLayout();
    }

    /** Whether the end stays in sight while more is written. Scrolling up turns it off. */
    BooleanProperty followProperty() {
        return follow;
    }

    /** How many lines it has. */
    int lines() {
        return ended + (unfinished == null && !live ? 0 : 1);
    }

    LogLine line(int number) {
        LogSpool from = spool;
        if (number < ended && from != null) {
            try {
                return from.line(step, number);
            } catch (IOException e) {
                LOG.log(Level.WARNING, "reading a line of the log", e);
                return new LogLine(step, 0, String.valueOf(e.getMessage()), List.of());
            }
        }
        LogLine last = unfinished;
        return last == null ? new LogLine(step, 0, "", List.of()) : last;
    }

    /** The words that are marked; null for none. */
    void mark(@Nullable Needle words) {
        needle = words;
        currentHit = -1;
        requestLayout();
    }

    /** Brings a line into sight. */
    void reveal(int line) {
        currentHit = line;
        double visible = viewHeight();
        double y = line * LogRow.HEIGHT;
        if (y < vertical.getValue() || y + LogRow.HEIGHT > vertical.getValue() + visible) {
            follow.set(false);
            vertical.setValue(Math.clamp(y - visible / 3, 0, vertical.getMax()));
        }
        Needle words = needle;
        if (words != null) {
            String text = line(line).text();
            int at = Math.max(0, words.find(text, 0));
            double x = grid.x(text, at);
            double room = getWidth() - LogRow.MARGIN - BAR;
            if (x < horizontal.getValue() || x + 80 > horizontal.getValue() + room) {
                widest = Math.max(widest, text.length());
                horizontal.setMax(Math.max(horizontal.getMax(), x));
                horizontal.setValue(Math.max(0, x - room / 2));
            }
        }
        requestLayout();
    }

    /** The first line in sight. */
    int top() {
        return (int) Math.max(0, vertical.getValue() / LogRow.HEIGHT);
    }

    private double viewHeight() {
        return Math.max(0, getHeight() - TOP - BAR);
    }

    private void scrolled() {
        if (!placing && follow.get() && vertical.getValue() < vertical.getMax() - 1) {
            follow.set(false);
        }
        requestLayout();
    }

    private void wheel(ScrollEvent event) {
        if (event.isShiftDown() || Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            double by = event.getDeltaX() == 0 ? event.getDeltaY() : event.getDeltaX();
            horizontal.setValue(Math.clamp(horizontal.getValue() - by, 0, horizontal.getMax()));
        } else {
            scroll(-event.getDeltaY());
        }
        event.consume();
    }

    private void scroll(double by) {
        vertical.setValue(Math.clamp(vertical.getValue() + by, 0, vertical.getMax()));
    }

    private void key(KeyEvent key) {
        double page = Math.max(LogRow.HEIGHT, viewHeight() - LogRow.HEIGHT);
        switch (key.getCode()) {
            case UP -> scroll(-LogRow.HEIGHT);
            case DOWN -> scroll(LogRow.HEIGHT);
            case PAGE_UP -> scroll(-page);
            case PAGE_DOWN, SPACE -> scroll(page);
            case HOME -> scroll(-vertical.getMax());
            case END -> scroll(vertical.getMax());
            case LEFT -> horizontal.setValue(Math.max(0, horizontal.getValue() - 40));
            case RIGHT -> horizontal.setValue(Math.min(horizontal.getMax(), horizontal.getValue() + 40));
            case A -> {
                if (!key.isShortcutDown()) {
                    return;
                }
                select(new LogSelection(new LogPlace(0, 0), new LogPlace(lines(), 0)));
            }
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void press(MouseEvent event) {
        requestFocus();
        LogPlace at = placeAt(event);
        if (event.getClickCount() == 3) {
            select(LogSelection.line(at.line()));
        } else if (event.getClickCount() == 2) {
            select(LogSelection.word(line(at.line()).text(), at));
        } else {
            select(event.isShiftDown() ? selection.to(at) : LogSelection.at(at));
        }
    }

    private void drag(MouseEvent event) {
        if (event.getY() < 0) {
            scroll(-LogRow.HEIGHT);
        } else if (event.getY() > viewHeight()) {
            scroll(LogRow.HEIGHT);
        }
        select(selection.to(placeAt(event)));
    }

    private LogPlace placeAt(MouseEvent event) {
        int line = (int) Math.clamp((event.getY() - TOP + vertical.getValue()) / LogRow.HEIGHT, 0,
                Math.max(0, lines() - 1));
        double x = event.getX() - LogRow.MARGIN + horizontal.getValue();
        return new LogPlace(line, grid.column(line(line).text(), x));
    }

    private void select(LogSelection next) {
        selection = next;
        requestLayout();
    }

    LogSelection selection() {
        return selection;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = viewHeight();
        int count = lines();
        double all = count * LogRow.HEIGHT;
        placing = true;
        vertical.setMax(Math.max(0, all - height));
        vertical.setVisibleAmount(all <= 0 ? 1 : vertical.getMax() * Math.min(1, height / all));
        vertical.setVisible(all > height);
        if (follow.get() || vertical.getValue() > vertical.getMax()) {
            vertical.setValue(vertical.getMax());
        }
        placing = false;
        vertical.resizeRelocate(width - BAR, 0, BAR, getHeight());
        rows.resizeRelocate(0, 0, width - BAR, getHeight() - BAR);
        clip.setWidth(rows.getWidth());
        clip.setHeight(rows.getHeight());
        fill(top(), (int) Math.min(count, Math.ceil((vertical.getValue() + height) / LogRow.HEIGHT)));
        double room = width - LogRow.MARGIN - BAR;
        double wide = (widest + 1) * grid.width();
        horizontal.setMax(Math.max(horizontal.getValue(), Math.max(0, wide - room)));
        horizontal.setVisibleAmount(horizontal.getMax() * Math.min(1, room / Math.max(1, wide)));
        horizontal.setVisible(wide > room);
        horizontal.resizeRelocate(0, getHeight() - BAR, width - BAR, BAR);
    }

    private void fill(int first, int end) {
        int wanted = Math.max(0, end - first);
        while (pool.size() < wanted) {
            var row = new LogRow(grid);
            row.setManaged(false);
            pool.add(row);
            rows.getChildren().add(row);
        }
        int from = (int) (horizontal.getValue() / grid.width());
        int columns = (int) ((rows.getWidth() - LogRow.MARGIN) / grid.width()) + 2;
        for (int i = 0; i < pool.size(); i++) {
            LogRow row = pool.get(i);
            row.setVisible(i < wanted);
            if (i < wanted) {
                int number = first + i;
                LogLine line = line(number);
                widest = Math.max(widest, line.text().length());
                boolean last = live && number == ended;
                row.show(line, line.step() == 0 ? null : colors.apply(line.step()), Math.max(0, from - 1), columns + 1,
                        last);
                row.scroll(horizontal.getValue());
                selection.showIn(row, number);
                row.mark(needle, number == currentHit);
                row.resizeRelocate(0, TOP + number * LogRow.HEIGHT - vertical.getValue(), rows.getWidth(),
                        LogRow.HEIGHT);
            }
        }
        // What is new here would else be seen once without its font and colours: at every line, in a running build.
        rows.applyCss();
    }
}
