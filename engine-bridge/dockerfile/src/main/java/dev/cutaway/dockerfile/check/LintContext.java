package dev.cutaway.dockerfile.check;

import dev.cutaway.dockerfile.ParsedDockerfile;
import dev.cutaway.dockerfile.Stage;
import dev.cutaway.dockerfile.instruction.Instruction;
import dev.cutaway.dockerfile.instruction.OnBuild;
import dev.cutaway.dockerfile.instruction.Run;
import dev.cutaway.dockerfile.source.SourceText;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** A document and what was found out about it once for all rules. */
final class LintContext {

    private final ParsedDockerfile document;
    private final LintFacts facts;
    private final List<RunView> runs = new ArrayList<>();
    /** By the statement's index. */
    private final Map<Integer, RunView> runOf = new HashMap<>();
    private final VariableWalk variables;
    private final List<@Nullable Stage> parents = new ArrayList<>();
    private final Set<Stage> bases = Collections.newSetFromMap(new IdentityHashMap<>());

    LintContext(ParsedDockerfile document, LintFacts facts) {
        this.document = document;
        this.facts = facts;
        this.variables = VariableWalk.of(document, facts);
        var byName = new HashMap<String, Stage>();
        for (Stage stage : stages()) {
            Stage parent = byName.get(variables.base(stage));
            parents.add(parent);
            if (parent != null) {
                bases.add(parent);
            }
            byName.put(stage.name() == null ? "" : stage.name(), stage);
        }
        each(Instruction.class, (stage, instruction) -> {
            Instruction what = instruction instanceof OnBuild onBuild ? onBuild.trigger() : instruction;
            if (what instanceof Run run) {
                RunView view = RunView.of(stage, run, source());
                runs.add(view);
                runOf.put(instruction.statement().index(), view);
            }
        });
    }

    ParsedDockerfile document() {
        return document;
    }

    LintFacts facts() {
        return facts;
    }

    SourceText source() {
        return document.lines().source();
    }

    List<Stage> stages() {
        return document.stages();
    }

    List<RunView> runs() {
        return runs;
    }

    /** An instruction seen as a RUN; null when it is none. ONBUILD RUN is none. */
    @Nullable
    RunView run(Instruction instruction) {
        return instruction instanceof Run ? runOf.get(instruction.statement().index()) : null;
    }

    VariableWalk variables() {
        return variables;
    }

    /** Every instruction of a kind, in order. */
    <T extends Instruction> void each(Class<T> kind, BiConsumer<Stage, T> look) {
        for (Stage stage : stages()) {
            for (Instruction instruction : stage.instructions()) {
                if (kind.isInstance(instruction)) {
                    look.accept(stage, kind.cast(instruction));
                }
            }
        }
    }

    /** The stage that a stage is based on; null when that is an image. */
    @Nullable
    Stage parent(Stage stage) {
        return parents.get(stage.index());
    }

    /** Whether the stage, or one it is based on, has such an instruction; in the stage itself only before another. */
    boolean inherits(Stage stage, @Nullable Instruction before, Predicate<Instruction> wanted) {
        for (Stage at = stage; at != null; at = parent(at)) {
            for (Instruction instruction : at.instructions()) {
                if (instruction == before) {
                    break;
                }
                if (wanted.test(instruction)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether what a stage leaves behind gets into the image: it is the last one, or another is based on it. */
    boolean isKept(Stage stage) {
        return stage.index() == stages().size() - 1 || bases.contains(stage);
    }
}
