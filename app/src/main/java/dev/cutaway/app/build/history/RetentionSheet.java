package dev.cutaway.app.build.history;

import dev.cutaway.app.control.SheetFrame;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.build.Retention;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/** Asks how many builds stay, and how much room what they wrote may take. */
final class RetentionSheet extends SheetFrame {

    private static final BigDecimal GIGA = BigDecimal.valueOf(1_000_000_000);

    private final Texts texts;
    private final Retention before;
    private final int kept;
    private final TextField builds;
    private final TextField room;
    private final TextField states;
    private final Label goes;
    private final Button keep;

    /**
     * @param before as it is
     * @param kept how many builds there are
     * @param done takes what was asked for; not called when it is the same
     */
    RetentionSheet(Texts texts, Retention before, int kept, Runnable close, Consumer<Retention> done) {
        super(texts.text("build.keep.title"));
        this.texts = texts;
        this.before = before;
        this.kept = kept;
        builds = field(texts.text("build.keep.builds"), new TextField(Integer.toString(before.builds())));
        room = field(texts.text("build.keep.bytes"), new TextField(giga(before.bytes())));
        states = field(texts.text("build.keep.states"), new TextField(Integer.toString(before.states())));
        goes = sentence("", "secondary");
        button(texts.text("build.order.cancel"), close);
        keep = button(texts.text("build.keep.do"), () -> {
            Retention asked = Objects.requireNonNull(asked(), "the button is off then");
            close.run();
            if (!asked.equals(before)) {
                done.accept(asked);
            }
        }, "primary");
        for (TextField field : new TextField[]{builds, room, states}) {
            field.setMaxWidth(160);
            field.textProperty().subscribe(typed -> check());
        }
    }

    private void check() {
        mark(builds, number(builds, before.builds(), 1) < 0);
        mark(room, bytes() < 0);
        mark(states, number(states, before.states(), 0) < 0);
        Retention asked = asked();
        keep.setDisable(asked == null);
        int gone = asked == null ? 0 : Math.max(0, kept - asked.builds());
        goes.setText(texts.text(asked == null ? "build.keep.wrong" : "build.keep.goes", gone));
    }

    private static void mark(TextField field, boolean wrong) {
        field.getStyleClass().remove("invalid");
        if (wrong) {
            field.getStyleClass().add("invalid");
        }
    }

    /** What was typed; null where it makes no sense. */
    private @Nullable Retention asked() {
        int most = number(builds, before.builds(), 1);
        long bytes = bytes();
        int files = number(states, before.states(), 0);
        return most < 0 || bytes < 0 || files < 0 ? null : new Retention(most, bytes, files);
    }

    /** A figure nobody touched stays, whatever another client made it. */
    private static int number(TextField field, int before, int least) {
        String typed = field.getText().strip();
        if (typed.equals(Integer.toString(before))) {
            return before;
        }
        int number = typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : -1;
        return number < least ? -1 : number;
    }

    /** A figure nobody touched stays to the byte. */
    private long bytes() {
        String typed = room.getText().strip().replace(',', '.');
        if (typed.equals(giga(before.bytes()))) {
            return before.bytes();
        }
        return typed.matches("\\d{1,6}(\\.\\d{1,3})?") ? new BigDecimal(typed).multiply(GIGA).longValueExact() : -1;
    }

    private static String giga(long bytes) {
        return BigDecimal.valueOf(bytes).divide(GIGA, 2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }
}
