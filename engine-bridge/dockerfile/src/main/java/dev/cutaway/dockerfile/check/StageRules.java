package dev.cutaway.dockerfile.check;

import dev.cutaway.dockerfile.Stage;
import dev.cutaway.dockerfile.instruction.Arg;
import dev.cutaway.dockerfile.instruction.From;
import dev.cutaway.dockerfile.instruction.Instruction;
import dev.cutaway.dockerfile.source.SourceRange;
import dev.cutaway.dockerfile.source.TextEdit;
import dev.cutaway.dockerfile.source.Word;
import dev.cutaway.dockerfile.syntax.Comment;
import dev.cutaway.dockerfile.syntax.Statement;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** BuildKit's checks of how stages and instructions are written. */
final class StageRules {

    private static final Set<String> RESERVED = Set.of("context", From.SCRATCH);

    private StageRules() {}

    static void stageNameCasing(LintContext document, Findings out) {
        for (Stage stage : document.stages()) {
            Word name = stage.from().stage();
            String lower = stage.name();
            if (name != null && lower != null && !name.text().equals(lower)) {
                out.add(stage.from(), name.range(), name.text(), Fix.replace(name.range(), lower));
            }
        }
    }

    static void fromAsCasing(LintContext document, Findings out) {
        for (Stage stage : document.stages()) {
            Word as = stage.from().as();
            String from = stage.from().statement().keyword().text();
            boolean lower = from.equals(from.toLowerCase(Locale.ROOT));
            if (as == null || (!lower && !from.equals(from.toUpperCase(Locale.ROOT)))) {
                continue;
            }
            String wanted = lower ? "as" : "AS";
            if (!as.text().equals(wanted)) {
                out.add(stage.from(), as.range(), List.of(as.text(), from), Fix.replace(as.range(), wanted));
            }
        }
    }

    static void duplicateStageName(LintContext document, Findings out) {
        var seen = new HashSet<String>();
        for (Stage stage : document.stages()) {
            Word name = stage.from().stage();
            if (name != null && stage.name() != null && !seen.add(String.valueOf(stage.name()))) {
                out.add(stage.from(), name.range(), String.valueOf(stage.name()));
            }
        }
    }

    static void reservedStageName(LintContext document, Findings out) {
        for (Stage stage : document.stages()) {
            Word name = stage.from().stage();
            if (name != null && RESERVED.contains(String.valueOf(stage.name()))) {
                out.add(stage.from(), name.range(), String.valueOf(stage.name()));
            }
        }
    }

    static void noEmptyContinuation(LintContext document, Findings out) {
        for (Instruction instruction : document.document().instructions()) {
            List<SourceRange> empty = instruction.statement().emptyLines();
            if (empty.isEmpty()) {
                continue;
            }
            List<TextEdit> edits = empty.stream().map(line -> lineGone(document, line)).toList();
            out.add(instruction, empty.getFirst(), new Fix(Fix.Title.REMOVE_EMPTY_LINES, "", edits));
        }
    }

    private static TextEdit lineGone(LintContext document, SourceRange line) {
        return new TextEdit(line.start().offset(), document.source().lineEndWithBreak(line.start().line() - 1), "");
    }

    static void consistentInstructionCasing(LintContext document, Findings out) {
        int balance = 0;
        List<Instruction> all = document.document().instructions();
        for (Instruction instruction : all) {
            String keyword = instruction.statement().keyword().text();
            balance += keyword.equals(keyword.toLowerCase(Locale.ROOT))
                    ? 1
                    : keyword.equals(instruction.name()) ? -1 : 0;
        }
        for (Instruction instruction : all) {
            Word keyword = instruction.statement().keyword();
            String wanted = balance > 0 ? instruction.name().toLowerCase(Locale.ROOT) : instruction.name();
            if (!keyword.text().equals(wanted)) {
                out.add(instruction, keyword.range(), List.of(keyword.text(), balance > 0 ? "lowercase" : "uppercase"),
                        Fix.replace(keyword.range(), wanted));
            }
        }
    }

    static void invalidDefinitionDescription(LintContext document, Findings out) {
        for (Instruction instruction : document.document().instructions()) {
            if (instruction instanceof Arg arg) {
                List<String> names = arg.definitions().stream().map(one -> one.name().text()).toList();
                describes(arg, names, out);
            } else if (instruction instanceof From from && from.stageName() != null) {
                describes(from, List.of(String.valueOf(from.stageName())), out);
            }
        }
    }

    /** A comment right above that does not begin with one of the names. */
    private static void describes(Instruction instruction, List<String> names, Findings out) {
        Statement statement = instruction.statement();
        if (statement.comments().isEmpty()) {
            return;
        }
        Comment last = statement.comments().getLast();
        boolean above = last.range().start().line() == statement.line() - 1;
        if (above && !names.contains(last.text().split(" ", 2)[0]) && !Suppressions.isPragma(last)) {
            out.add(instruction, last.range(),
                    List.of(instruction.name(), names.size() > 1 ? "<arg_key>" : names.getFirst()));
        }
    }
}
