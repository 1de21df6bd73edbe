package dev.cutaway.dockerfile.instruction;

import dev.cutaway.dockerfile.expansion.Expander;
import dev.cutaway.dockerfile.expansion.ExpansionException;
import dev.cutaway.dockerfile.source.Word;

import java.util.ArrayList;
import java.util.List;

/**
 * One pair of ENV or LABEL.
 *
 * @param key never empty; quotes and variables as they are written
 * @param value quotes and variables as they are written
 * @param legacy written with a blank, {@code ENV key value}, instead of an equals sign
 */
public record KeyValue(Word key, Word value, boolean legacy) {

    static List<KeyValue> expand(List<KeyValue> pairs, Expander expander) throws ExpansionException {
        var all = new ArrayList<KeyValue>(pairs.size());
        for (KeyValue pair : pairs) {
            all.add(new KeyValue(Words.expand(pair.key, expander), Words.expand(pair.value, expander), pair.legacy));
        }
        return List.copyOf(all);
    }
}
