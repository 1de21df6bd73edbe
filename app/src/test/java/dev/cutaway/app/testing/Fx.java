package dev.cutaway.app.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/** The UI thread as a test uses it: asks it things and waits for it, never for a time. */
public final class Fx {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Fx() {}

    /** Does something on the UI thread, and what it put off there. */
    public static <T> T ui(Callable<T> question) throws Exception {
        T answer = ask(question);
        settle();
        return answer;
    }

    /** What was put off on the UI thread until now is done, and so is what that put off. */
    public static void settle() throws Exception {
        if (Platform.isFxApplicationThread()) {
            return;
        }
        for (int round = 0; round < 3; round++) {
            ask(() -> true);
        }
    }

    /** Looks after each frame whether it is so. */
    public static void until(Callable<Boolean> condition) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.call()) {
            if (Instant.now().isAfter(end)) {
                throw new TimeoutException("it did not become so in " + PATIENCE.toSeconds() + " s");
            }
            frame();
        }
    }

    /** Waits for the next frame. */
    public static void frame() throws Exception {
        var drawn = new CountDownLatch(1);
        Platform.runLater(() -> new AnimationTimer() {
            @Override
            public void handle(long now) {
                stop();
                drawn.countDown();
            }
        }.start());
        if (!drawn.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("no frame was drawn");
        }
        settle();
    }

    /** Waits until all that has to be laid out is; a layout may ask for another, which the next frame does. */
    public static void drawn() {
        try {
            frame();
            frame();
        } catch (Exception e) {
            throw new IllegalStateException("no frame was drawn", e);
        }
    }

    private static <T> T ask(Callable<T> question) throws Exception {
        if (Platform.isFxApplicationThread()) {
            return question.call();
        }
        var task = new FutureTask<>(question);
        Platform.runLater(task);
        try {
            return task.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
