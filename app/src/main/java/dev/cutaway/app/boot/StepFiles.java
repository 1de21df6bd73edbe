package dev.cutaway.app.boot;

import dev.cutaway.app.build.run.BuildRun;
import dev.cutaway.app.build.run.StepRun;
import dev.cutaway.app.build.run.StepState.Phase;
import dev.cutaway.app.build.timeline.StepWords;
import dev.cutaway.app.control.SheetFrame;
import dev.cutaway.app.shell.FailureSheet;
import dev.cutaway.app.shell.Workbench;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.build.BuildRecord.Outcome;
import org.jspecify.annotations.Nullable;

import java.util.OptionalInt;

/** Opens the files as a step left them. */
record StepFiles(AppWindow window) {

    private static final int LONGEST_NAME = 56;

    /**
     * A layer that the image has is shown in the image, which has a name and more layers; for everything else the engine
     * is asked.
     *
     * @param run the step's build; null where it is shown no more, then nothing happens
     */
    void open(@Nullable BuildRun run, StepRun step) {
        if (run == null) {
            return;
        }
        int number = step.step().number();
        OptionalInt above = run.colors().stepsAbove(number);
        if (run.outcomeProperty().get() instanceof Outcome.Built built && above.isPresent()
                && run.colors().layer(number).isPresent()) {
            window.actions().open(built.image(), window.nameOf(built.image(), built.image().shortId()),
                    page -> page.showStep(above.getAsInt()));
        } else if (step.state().hasFiles()) {
            ask(run, step);
        } else {
            Phase phase = step.state().phase();
            boolean open = phase == Phase.WAITING || phase == Phase.RUNNING;
            window.bench().notices().tell(window.bench().texts().of(open ? "build.files.not-yet" : "build.files.none"));
        }
    }

    private void ask(BuildRun run, StepRun step) {
        Workbench bench = window.bench();
        String name = name(bench.texts(), step);
        window.builds().service().ifPresentOrElse(
                service -> bench.tasks().start(bench.texts().of("build.files.job", name),
                        progress -> service.history().open(run.id(), step.step().number()),
                        image -> window.actions().open(image, window.nameOf(image, name), page -> {
                            // As here, though it would take others by itself.
                            page.paint(run.colors().upTo(step.step().number()));
                            page.showStep(0);
                        }),
                        thrown -> failed(name, thrown)),
                () -> failed(name, new EngineException(EngineException.Reason.UNREACHABLE,
                        "there is no engine that builds")));
    }

    private static String name(Texts texts, StepRun step) {
        String name = StepWords.named(texts, step.step());
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 1) + "…" : name;
    }

    private void failed(String name, Throwable thrown) {
        Workbench bench = window.bench();
        if (thrown instanceof EngineException refused && refused.reason() == EngineException.Reason.CONFLICT) {
            say(name, bench.texts().text("build.files.gone.title"), bench.texts().text("build.files.gone"));
        } else if (thrown instanceof EngineException refused && refused.reason() == EngineException.Reason.NOT_FOUND) {
            say(name, bench.texts().text("build.files.unknown.title"), bench.texts().text("build.files.unknown"));
        } else {
            FailureSheet.show(bench, bench.texts().of("build.files.failed"), name, thrown);
        }
    }

    private void say(String name, String title, String words) {
        Workbench bench = window.bench();
        var sheet = new SheetFrame(title);
        sheet.sentence(name, "strong");
        sheet.sentence(words, "secondary");
        sheet.button(bench.texts().text("shell.sheet.close"), bench.sheets()::close, "primary");
        bench.sheets().show(sheet);
    }
}
