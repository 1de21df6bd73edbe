package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.expansion.Expander;
import dev.cutaway.dockerfile.expansion.ExpansionException;
import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.dockerfile.syntax.Statement;
import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * {@code FROM [--platform=…] image [AS name]}: begins a stage. Only global ARGs are in scope for its words.
 *
 * @param statement how it is written
 * @param base an image, a stage, or {@code scratch}; variables not expanded
 * @param as the word AS as it is written; null without a name
 * @param stage the stage's name as it is written; null for none
 * @param platform variables not expanded; null for the default
 */
public record From(Statement statement, Word base, @Nullable Word as, @Nullable Word stage, @Nullable Word platform)
        implements
            Instruction {

    /** The base that has no files. */
    public static final String SCRATCH = "scratch";

    /** The stage's name as others refer to it, in small letters; null for none. */
    public @Nullable String stageName() {
        return stage == null ? null : stage.text().toLowerCase(Locale.ROOT);
    }

    @Override
    public From expanded(Expander expander) throws ExpansionException {
        Word platform = platform();
        return new From(statement, Words.expand(base, expander), as, stage,
                platform == null ? null : Words.expand(platform, expander));
    }
}
