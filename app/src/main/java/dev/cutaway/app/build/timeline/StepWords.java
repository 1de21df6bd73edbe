package dev.cutaway.app.build.timeline;

import dev.cutaway.app.build.run.BuildColors;
import dev.cutaway.app.build.run.StageNames;
import dev.cutaway.app.text.Texts;
import dev.cutaway.engine.api.build.BuildStep;

/** What a step is called where there is little room. */
public final class StepWords {

    private StepWords() {}

    /** The instruction without its flags: {@code RUN make -C /src}. */
    public static String instruction(BuildStep step) {
        return BuildColors.instruction(step) + " " + rest(step);
    }

    /** The same with its stage before it: {@code build: RUN make}. */
    public static String named(Texts texts, BuildStep step) {
        String stage = StageNames.of(texts, step.stageName());
        return (stage.isEmpty() ? "" : stage + ": ") + instruction(step);
    }

    /** What it does: {@code make -C /src}. */
    public static String rest(BuildStep step) {
        String text = step.text().strip();
        String rest = text.substring(Math.min(text.length(), BuildColors.instruction(step).length())).strip();
        while (rest.startsWith("--")) {
            int blank = rest.indexOf(' ');
            if (blank < 0) {
                break;
            }
            rest = rest.substring(blank).strip();
        }
        return rest.replaceAll("\\s+", " ");
    }
}
