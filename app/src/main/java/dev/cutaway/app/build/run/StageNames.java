package dev.cutaway.app.build.run;

import dev.cutaway.app.text.Texts;

/** What stages are called wherever they are shown. */
public final class StageNames {

    private StageNames() {}

    /**
     * The name, or {@code stage 1} for one without: the number is that of {@code COPY --from=1} and {@code --target 1}.
     *
     * @param name as steps and targets have it: a name, or a number
     */
    public static String of(Texts texts, String name) {
        boolean number = !name.isEmpty() && name.chars().allMatch(Character::isDigit);
        return number ? texts.text("build.stage.number", name) : name;
    }
}
