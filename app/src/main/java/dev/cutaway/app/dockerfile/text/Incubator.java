package dev.cutaway.app.dockerfile.text;

import jfx.incubator.scene.control.input.FunctionTag;
import jfx.incubator.scene.control.richtext.model.CodeTextModel;
import org.jspecify.annotations.Nullable;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The text control is an incubating part of JavaFX. It says so on the terminal when it is used first, which is for
 * those who program with it and not for those who write a Dockerfile; no setting turns that off.
 */
final class Incubator {

    private static final String WARNING = "WARNING: Using incubat";
    private static boolean entered;

    private Incubator() {}

    /** Loads it without its word about itself; everything else that is written meanwhile passes. For the UI thread. */
    static void enter() {
        if (entered) {
            return;
        }
        PrintStream err = System.err;
        System.setErr(new Passing(err));
        try {
            // The first use of each of its two modules warns.
            entered = !List.of(new CodeTextModel(), new FunctionTag()).isEmpty();
        } finally {
            System.setErr(err);
        }
    }

    private static final class Passing extends PrintStream {

        Passing(PrintStream err) {
            super(err, true, StandardCharsets.UTF_8);
        }

        @Override
        public void println(@Nullable String text) {
            if (text == null || !text.startsWith(WARNING)) {
                super.println(text);
            }
        }
    }
}
