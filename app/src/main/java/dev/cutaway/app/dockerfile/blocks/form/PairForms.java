package dev.cutaway.app.dockerfile.blocks.form;

import dev.cutaway.dockerfile.instruction.Arg;
import dev.cutaway.dockerfile.instruction.KeyValue;
import dev.cutaway.dockerfile.source.SourceRange;
import dev.cutaway.dockerfile.source.Word;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** ENV, LABEL and ARG: rows of a name and a value. Values are shown without quotes where that says the same. */
final class PairForms {

    private final FormContext context;

    PairForms(FormContext context) {
        this.context = context;
    }

    void pairs(String label, String addLabel, List<KeyValue> pairs) {
        var ranges = new ArrayList<SourceRange>();
        pairs.forEach(pair -> ranges.add(whole(pair.key(), pair.value())));
        var rows = new ArrayList<FormRow>();
        for (int i = 0; i < pairs.size(); i++) {
            KeyValue pair = pairs.get(i);
            String id = "pair/" + i;
            FormField value = pair.legacy()
                    ? context.word(id + "/value", pair.value())
                    : value(id + "/value", context.exact(pair.value()));
            rows.add(new FormRow(List.of(name(id, pair.key()), value), removed(ranges, i)));
        }
        boolean legacy = pairs.getFirst().legacy();
        section(label, addLabel, rows, legacy ? null : ranges.getLast(), "=");
    }

    void arguments(List<Arg.Definition> definitions) {
        var ranges = new ArrayList<SourceRange>();
        definitions.forEach(one -> ranges.add(whole(one.name(), one.value() == null ? one.name() : one.value())));
        var rows = new ArrayList<FormRow>();
        for (int i = 0; i < definitions.size(); i++) {
            Arg.Definition definition = definitions.get(i);
            String id = "pair/" + i;
            rows.add(new FormRow(List.of(name(id, definition.name()), fallback(id + "/value", definition)),
                    removed(ranges, i)));
        }
        section("blocks.field.arguments", "blocks.add.argument", rows, ranges.getLast(), "");
    }

    private void section(String label, String addLabel, List<FormRow> rows, @Nullable SourceRange last, String sign) {
        if (last == null) {
            context.add(new FormSection("pair", label, rows, null));
            return;
        }
        String id = "pair/" + rows.size();
        int end = last.end().offset();
        FormField name = context.text(id + "/name", "", value -> value.isBlank()
                ? List.of()
                : List.of(Proposal.of(end, end, " " + value + sign)));
        FormField value = context.text(id + "/value", "", _ -> List.of());
        context.add(new FormSection("pair", label, rows, new FormSection.Addition.Blank(addLabel,
                new FormRow(List.of(name, value), List.of()))));
    }

    private static SourceRange whole(Word name, Word value) {
        return new SourceRange(name.range().start(), value.range().end());
    }

    private static List<Proposal> removed(List<SourceRange> ranges, int i) {
        return ranges.size() == 1
                ? List.of()
                : WordLists.removed(i == 0 ? null : ranges.get(i - 1), ranges.get(i),
                        i + 1 == ranges.size() ? null : ranges.get(i + 1));
    }

    private FormField name(String id, Word name) {
        return context.word(id + "/name", name).labelled("blocks.field.name");
    }

    private FormField value(String id, Word word) {
        String plain = plain(word.text());
        boolean raw = plain == null || context.raw().contains(id);
        if (raw || plain == null) {
            return context.text(id, word.text(), value -> List.of(context.replace(word.range(), value)))
                    .asWritten();
        }
        return context.text(id, plain, value -> List.of(context.replace(word.range(),
                value.isEmpty() ? "" : context.format().value(value))));
    }

    private FormField fallback(String id, Arg.Definition definition) {
        Word written = definition.value();
        int end = definition.name().range().end().offset();
        if (written == null) {
            return context.text(id, "", value -> value.isEmpty()
                    ? List.of(Proposal.of(List.of()))
                    : List.of(Proposal.of(end, end, "=" + context.format().value(value))));
        }
        FormField field = value(id, context.exact(written));
        if (written.text().isEmpty()) {
            // An empty default is another thing than none.
            return context.text(id, "\"\"", value -> List.of(context.replace(written.range(), value))).asWritten();
        }
        return new FormField(id, "", field.kind(), field.value(), List.of(), field.raw(), value -> value.isEmpty()
                ? List.of(Proposal.of(end, written.range().end().offset(), ""))
                : field.writer().write(value));
    }

    /** What a value says without its quotes; null where it could not be written back the same. */
    private @Nullable String plain(String written) {
        if (written.isEmpty()) {
            return "";
        }
        String inner = written.length() > 1 && written.startsWith("\"") && written.endsWith("\"")
                ? written.substring(1, written.length() - 1)
                : written;
        var out = new StringBuilder();
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (c == context.escape() && i + 1 < inner.length()) {
                c = inner.charAt(++i);
            }
            out.append(c);
        }
        String plain = out.toString();
        boolean same = !plain.isEmpty() && plain.indexOf('\n') < 0 && context.format().value(plain).equals(written);
        return same ? plain : null;
    }

}
