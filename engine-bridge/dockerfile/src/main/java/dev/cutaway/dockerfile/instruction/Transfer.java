package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.expansion.Expander;
import dev.cutaway.dockerfile.expansion.ExpansionException;
import dev.cutaway.dockerfile.source.Word;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What COPY and ADD have in common.
 *
 * @param sources paths with wildcards, for ADD URLs too; heredocs are not among them
 * @param files what stands in the Dockerfile; comes after the sources
 * @param destination a path; a folder when it ends with a slash
 * @param chown {@code --chown}; null without
 * @param chmod {@code --chmod}: octal or symbolic; null without
 * @param link {@code --link}
 * @param exclude {@code --exclude}, each a pattern; not expanded
 */
public record Transfer(List<Word> sources, List<InlineFile> files, Word destination, @Nullable Word chown,
        @Nullable Word chmod, boolean link, List<Word> exclude) {

    /** Copies the lists. */
    public Transfer {
        sources = List.copyOf(sources);
        files = List.copyOf(files);
        exclude = List.copyOf(exclude);
    }

    Transfer expanded(Expander expander) throws ExpansionException {
        Word newChown = Words.expandIfThere(chown, expander);
        Word newChmod = Words.expandIfThere(chmod, expander);
        List<Word> newSources = Words.expand(sources, expander);
        Word newDestination = Words.expand(destination, expander);
        var newFiles = new ArrayList<InlineFile>();
        for (InlineFile file : files) {
            String content = file.heredoc().expand() ? expander.heredoc(file.content()) : file.content();
            newFiles.add(new InlineFile(file.sign(), file.heredoc(), content));
        }
        return new Transfer(newSources, newFiles, newDestination, newChown, newChmod, link, exclude);
    }
}
