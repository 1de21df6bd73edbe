package dev.cutaway.app.dockerfile.blocks.form;

import dev.cutaway.app.dockerfile.blocks.form.FormField.Kind;
import dev.cutaway.dockerfile.edit.DockerfileDocument;
import dev.cutaway.dockerfile.edit.InstructionFormat;
import dev.cutaway.dockerfile.source.SourceRange;
import dev.cutaway.dockerfile.source.TextEdit;
import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.dockerfile.syntax.Flag;
import dev.cutaway.dockerfile.syntax.Heredoc;
import dev.cutaway.dockerfile.syntax.Statement;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What fields of one statement, or of one that an ONBUILD triggers, are made with. */
final class FormContext {

    private final DockerfileDocument document;
    private final Statement statement;
    private final Set<String> raw;
    private final InstructionFormat format;
    private final List<FormSection> sections = new ArrayList<>();
    private boolean inexact;

    /** @param raw ids of fields that show what is written even where they need not */
    FormContext(DockerfileDocument document, Statement statement, Set<String> raw) {
        this.document = document;
        this.statement = statement;
        this.raw = raw;
        this.format = new InstructionFormat(escape());
    }

    DockerfileDocument document() {
        return document;
    }

    Statement statement() {
        return statement;
    }

    InstructionFormat format() {
        return format;
    }

    char escape() {
        return document.parsed().lines().escape();
    }

    Set<String> raw() {
        return raw;
    }

    List<FormSection> sections() {
        return sections;
    }

    void add(FormSection section) {
        sections.add(section);
    }

    void add(String label, FormField field) {
        sections.add(FormSection.of(label, field));
    }

    /** Whether something is written so that fields cannot stand for it. */
    boolean isInexact() {
        return inexact;
    }

    void giveUp() {
        inexact = true;
    }

    /** What is written in a range, with plain line ends. */
    String written(SourceRange range) {
        return range.of(document.text()).replace("\r\n", "\n");
    }

    /** A text with the document's line ends. */
    String lines(String value) {
        int feed = document.text().indexOf('\n');
        boolean carriage = feed > 0 && document.text().charAt(feed - 1) == '\r';
        return carriage ? value.replace("\n", "\r\n") : value;
    }

    Proposal replace(SourceRange range, String text) {
        return Proposal.of(List.of(TextEdit.replace(range, text)));
    }

    /** A word that says what is written; where it does not, because it goes over a line's end, fields give up. */
    Word exact(Word word) {
        if (!word.range().of(document.text()).equals(word.text())) {
            inexact = true;
        }
        return word;
    }

    /** A word as it is written. */
    FormField word(String id, Word word) {
        exact(word);
        return text(id, word.text(), value -> value.isBlank() ? List.of() : List.of(replace(word.range(), value)));
    }

    FormField text(String id, String value, FormField.Writer writer) {
        return new FormField(id, "", Kind.TEXT, value, List.of(), false, writer);
    }

    // ---- flags ----

    /** A flag with a value; empty without it. */
    FormField flag(String name) {
        Flag flag = statement.flag(name);
        String value = flag == null || flag.value() == null ? "" : flag.value().text();
        return text(name, value, next -> flagged(flag, name, next));
    }

    /** A flag with one of some values, of which the first is meant without it. */
    FormField flag(String name, List<String> choices) {
        Flag flag = statement.flag(name);
        String value = flag == null || flag.value() == null ? choices.getFirst() : flag.value().text();
        return new FormField(name, "", Kind.CHOICE, value, choices, false,
                next -> flagged(flag, name, next.equals(choices.getFirst()) ? "" : next));
    }

    /** A flag that is there or not. */
    FormField flagSwitch(String name) {
        Flag flag = statement.flag(name);
        Word said = flag == null ? null : flag.value();
        boolean on = flag != null && (said == null || said.text().equalsIgnoreCase("true"));
        return new FormField(name, "", Kind.SWITCH, on ? "true" : "", List.of(), false, next -> {
            if (next.isEmpty()) {
                return flagged(flag, name, "");
            }
            return List.of(Proposal.of(flag == null ? added(name, null) : document.changeFlag(flag, null)));
        });
    }

    private List<Proposal> flagged(@Nullable Flag flag, String name, String value) {
        if (flag == null) {
            return List.of(Proposal.of(value.isEmpty() ? List.of() : added(name, value)));
        }
        return List.of(Proposal.of(value.isEmpty() ? document.removeFlag(flag) : document.changeFlag(flag, value)));
    }

    /** A flag that may be given again and again, as rows. */
    FormSection flags(String name, String label, String addLabel) {
        var rows = new ArrayList<FormRow>();
        for (Flag flag : statement.flags()) {
            if (flag.name().equals(name)) {
                String id = name + "/" + rows.size();
                FormField field = text(id, flag.value() == null ? "" : flag.value().text(),
                        value -> value.isEmpty() ? List.of() : flagged(flag, name, value));
                rows.add(new FormRow(List.of(field), List.of(Proposal.of(document.removeFlag(flag)))));
            }
        }
        FormField blank = text(name + "/" + rows.size(), "",
                value -> value.isEmpty() ? List.of() : List.of(Proposal.of(added(name, value))));
        return new FormSection(name, label, rows,
                new FormSection.Addition.Blank(addLabel, new FormRow(List.of(blank), List.of())));
    }

    /** Puts a flag after those that there are: in what an ONBUILD triggers, too. */
    List<TextEdit> added(String name, @Nullable String value) {
        SourceRange after = statement.flags().isEmpty()
                ? statement.keyword().range()
                : statement.flags().getLast().range();
        return List.of(TextEdit.insert(after.end().offset(), " " + format.flag(name, value)));
    }

    // ---- heredocs ----

    /** What a heredoc holds, without the last line end. */
    FormField heredoc(String id, Heredoc heredoc) {
        String content = heredoc.content().replace("\r\n", "\n");
        String value = content.endsWith("\n") ? content.substring(0, content.length() - 1) : content;
        return new FormField(id, "", Kind.CODE, value, List.of(), false, next -> {
            String all = next.isEmpty() && content.isEmpty() ? "" : lines(next + "\n");
            return List.of(replace(heredoc.contentRange(), all));
        });
    }

    /** Whether what stands between two places is all in one line. */
    boolean isOneLine(SourceRange range) {
        return range.start().line() == range.end().line();
    }
}
