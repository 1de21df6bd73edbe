package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.expansion.Expander;
import dev.cutaway.dockerfile.expansion.ExpansionException;
import dev.cutaway.dockerfile.source.Word;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Expands words that stay where they stand. */
final class Words {

    private Words() {}

    static Word expand(Word word, Expander expander) throws ExpansionException {
        return new Word(expander.word(word.text()), word.range());
    }

    static @Nullable Word expandIfThere(@Nullable Word word, Expander expander) throws ExpansionException {
        return word == null ? null : expand(word, expander);
    }

    static List<Word> expand(List<Word> words, Expander expander) throws ExpansionException {
        var all = new ArrayList<Word>(words.size());
        for (Word word : words) {
            all.add(expand(word, expander));
        }
        return List.copyOf(all);
    }

    /** Where a variable may bring several words. */
    static List<Word> split(List<Word> words, Expander expander) throws ExpansionException {
        var all = new ArrayList<Word>(words.size());
        for (Word word : words) {
            for (String text : expander.words(word.text())) {
                all.add(new Word(text, word.range()));
            }
        }
        return List.copyOf(all);
    }
}
