package dev.cutaway.app.dockerfile.blocks.form;

import dev.cutaway.dockerfile.source.JsonText;
import dev.cutaway.dockerfile.source.SourceRange;
import dev.cutaway.dockerfile.source.Word;

import java.util.ArrayList;
import java.util.List;

/** Lists of words, as rows: between blanks, or as a JSON array. */
final class WordLists {

    private final FormContext context;
    private final List<Word> words;
    private final boolean json;
    private final SourceRange all;

    /**
     * @param words those that are written, in order; may be more than are shown
     * @param json whether they are a JSON array
     * @param all where all of them stand
     */
    WordLists(FormContext context, List<Word> words, boolean json, SourceRange all) {
        this.context = context;
        this.words = words;
        this.json = json;
        this.all = all;
        if (!json) {
            words.forEach(context::exact);
        }
    }

    /**
     * Some of the words, as rows.
     *
     * @param shown which of the words, by their numbers
     * @param least how many there must be
     * @param at the number that another would get
     */
    FormSection section(String id, String label, String addLabel, List<Integer> shown, int least, int at) {
        var rows = new ArrayList<FormRow>();
        for (int number : shown) {
            rows.add(new FormRow(List.of(field(id + "/" + rows.size(), number)),
                    shown.size() > least ? removed(number) : List.of()));
        }
        FormField blank = context.text(id + "/" + rows.size(), "", value -> added(at, value));
        return new FormSection(id, label, rows,
                new FormSection.Addition.Blank(addLabel, new FormRow(List.of(blank), List.of())));
    }

    /** One of the words. */
    FormField field(String id, int number) {
        Word word = words.get(number);
        return context.text(id, word.text(), value -> {
            if (json) {
                return List.of(context.replace(word.range(), JsonText.string(value)));
            }
            var changed = new ArrayList<>(texts());
            changed.set(number, value);
            return value.isEmpty() ? List.of() : either(context.replace(word.range(), value), changed);
        });
    }

    private List<String> texts() {
        return words.stream().map(Word::text).toList();
    }

    /** As it is, or, where a blank would part it, all as a JSON array; which would lose comments between the words. */
    private List<Proposal> either(Proposal plain, List<String> changed) {
        return context.isOneLine(all)
                ? List.of(plain, context.replace(all, JsonText.array(changed)))
                : List.of(plain);
    }

    private List<Proposal> added(int at, String value) {
        if (value.isEmpty()) {
            return List.of();
        }
        String written = json ? JsonText.string(value) : value;
        if (words.isEmpty()) {
            return List.of(context.replace(all, json ? "[" + written + "]" : " " + written));
        }
        String between = json ? ", " : " ";
        boolean last = at == words.size();
        int place = last ? words.getLast().range().end().offset() : words.get(at).range().start().offset();
        Proposal plain = Proposal.of(place, place, last ? between + written : written + between);
        var changed = new ArrayList<>(texts());
        changed.add(at, value);
        return json ? List.of(plain) : either(plain, changed);
    }

    private List<Proposal> removed(int number) {
        SourceRange own = words.get(number).range();
        if (words.size() == 1) {
            return List.of(context.replace(own, ""));
        }
        return removed(number == 0 ? null : words.get(number - 1).range(), own,
                number + 1 == words.size() ? null : words.get(number + 1).range());
    }

    /** Ways to take away one of several that stand side by side: with what parts it from the one before or after. */
    static List<Proposal> removed(@org.jspecify.annotations.Nullable SourceRange before, SourceRange own,
            @org.jspecify.annotations.Nullable SourceRange after) {
        var ways = new ArrayList<Proposal>();
        if (before != null) {
            ways.add(Proposal.of(before.end().offset(), own.end().offset(), ""));
        }
        if (after != null) {
            if (before == null && after.start().line() != own.end().line()) {
                // What stands between them, such as a comment, is about the one after it.
                ways.add(Proposal.of(own.start().offset(), own.end().offset(), ""));
            }
            ways.add(Proposal.of(own.start().offset(), after.start().offset(), ""));
        }
        return ways;
    }
}
