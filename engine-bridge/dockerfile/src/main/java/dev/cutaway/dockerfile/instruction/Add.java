package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.expansion.Expander;
import dev.cutaway.dockerfile.expansion.ExpansionException;
import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.dockerfile.syntax.Statement;

import org.jspecify.annotations.Nullable;

/**
 * {@code ADD}: files of the context, archives that are unpacked, URLs, git repositories.
 *
 * @param statement how it is written
 * @param transfer what goes where
 * @param checksum {@code --checksum}: a digest, or a commit of git; null without
 * @param keepGitDir {@code --keep-git-dir}; null when not given
 * @param unpack {@code --unpack}; null when not given: archives of the context are unpacked, those of URLs are not
 */
public record Add(Statement statement, Transfer transfer, @Nullable Word checksum, @Nullable Boolean keepGitDir,
        @Nullable Boolean unpack) implements Instruction {

    @Override
    public Add expanded(Expander expander) throws ExpansionException {
        return new Add(statement, transfer.expanded(expander), Words.expandIfThere(checksum, expander), keepGitDir,
                unpack);
    }
}
