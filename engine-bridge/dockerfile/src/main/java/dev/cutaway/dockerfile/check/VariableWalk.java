package dev.cutaway.dockerfile.check;

import dev.cutaway.dockerfile.ParsedDockerfile;
import dev.cutaway.dockerfile.Stage;
import dev.cutaway.dockerfile.check.LintFacts.BaseImage;
import dev.cutaway.dockerfile.expansion.Expander;
import dev.cutaway.dockerfile.expansion.ExpansionException;
import dev.cutaway.dockerfile.expansion.GlobalScope;
import dev.cutaway.dockerfile.expansion.Scope;
import dev.cutaway.dockerfile.instruction.Arg;
import dev.cutaway.dockerfile.instruction.Env;
import dev.cutaway.dockerfile.instruction.From;
import dev.cutaway.dockerfile.instruction.Instruction;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Goes through the document as a build would, and notes what every instruction expands to and which variables it lacks. */
final class VariableWalk {

    /**
     * What became of an instruction's words.
     *
     * @param expanded null when that failed
     * @param missing the variables that are not set
     * @param known the names that are
     * @param complete all variables of the base are known
     */
    record Outcome(@Nullable Instruction expanded, Set<String> missing, Set<String> known, boolean complete) {

        /** Whether everything it names has a value: then its words are what a build will see. */
        boolean isSettled() {
            // The names that are set are noted only where one is not.
            return expanded != null && missing.isEmpty() && known.isEmpty();
        }
    }

    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private final LintFacts facts;
    private final char escape;
    private final GlobalScope global;
    /** By the statement's index. */
    private final Map<Integer, Outcome> outcomes = new HashMap<>();
    private final Map<String, Scope> scopes = new HashMap<>();
    private final Map<String, Boolean> completes = new HashMap<>();

    private VariableWalk(ParsedDockerfile document, LintFacts facts) {
        this.facts = facts;
        this.escape = document.lines().escape();
        this.global = new GlobalScope(facts.target(), facts.build(), "", facts.buildArgs());
    }

    static VariableWalk of(ParsedDockerfile document, LintFacts facts) {
        var walk = new VariableWalk(document, facts);
        document.globals().forEach(arg -> walk.declare(walk.global, arg));
        document.stages().forEach(walk::stage);
        return walk;
    }

    /** What became of an instruction; null for one that is in no stage. */
    @Nullable
    Outcome outcome(Instruction instruction) {
        return outcomes.get(instruction.statement().index());
    }

    /** The instruction with its words expanded; itself when that failed. */
    <T extends Instruction> T expanded(T instruction, Class<T> kind) {
        Outcome outcome = outcomes.get(instruction.statement().index());
        return outcome == null || outcome.expanded() == null ? instruction : kind.cast(outcome.expanded());
    }

    /** What a stage is based on, expanded. */
    String base(Stage stage) {
        return expanded(stage.from(), From.class).base().text();
    }

    /** What is global when nothing is given to the build. */
    GlobalScope defaults(List<Arg> globals) {
        var scope = new GlobalScope(facts.target(), facts.build(), "", Map.of());
        globals.forEach(arg -> declare(scope, arg));
        return scope;
    }

    GlobalScope global() {
        return global;
    }

    private void declare(GlobalScope scope, Arg arg) {
        for (Arg.Definition definition : arg.definitions()) {
            try {
                scope.declare(definition.name().text(), text(definition), escape);
            } catch (ExpansionException e) {
                // The build will say so, and the ones after it are not looked at there either.
                return;
            }
        }
    }

    private static @Nullable String text(Arg.Definition definition) {
        return definition.value() == null ? null : definition.value().text();
    }

    private void stage(Stage stage) {
        var expander = new Expander(escape, global);
        Instruction from = expanded(stage.from(), expander);
        outcomes.put(stage.from().statement().index(), new Outcome(from, expander.missing(), global.names(), true));
        String base = base(stage);
        Scope parent = scopes.get(base);
        Scope scope = parent != null ? parent.child() : global.stage();
        boolean complete = parent != null ? completes.getOrDefault(base, false) : image(stage, base, scope);
        for (Instruction instruction : stage.instructions()) {
            instruction(instruction, scope, complete);
        }
        String name = stage.name();
        if (name != null) {
            scopes.put(name, scope);
            completes.put(name, complete);
        }
    }

    /** Puts in what an image brings; whether that is all known. */
    private boolean image(Stage stage, String base, Scope scope) {
        scope.env("PATH", PATH);
        if (base.equals(From.SCRATCH)) {
            return true;
        }
        From from = expanded(stage.from(), From.class);
        BaseImage image = facts.images().find(base, from.platform() == null ? null : from.platform().text());
        if (image != null) {
            image.environment().forEach(scope::env);
        }
        return image != null;
    }

    private void instruction(Instruction instruction, Scope scope, boolean complete) {
        if (instruction instanceof Arg arg) {
            var missing = new LinkedHashSet<String>();
            for (Arg.Definition definition : arg.definitions()) {
                missing.addAll(declare(scope, definition));
            }
            outcomes.put(arg.statement().index(), outcome(arg, missing, scope, complete));
            return;
        }
        var expander = new Expander(escape, scope);
        Instruction expanded = expanded(instruction, expander);
        outcomes.put(instruction.statement().index(), outcome(expanded, expander.missing(), scope, complete));
        if (expanded instanceof Env env) {
            env.variables().forEach(pair -> scope.env(pair.key().text(), pair.value().text()));
        }
    }

    /** An ARG without a value is not set, but it is not missing either. */
    private static Outcome outcome(@Nullable Instruction expanded, Set<String> missing, Scope scope,
            boolean complete) {
        if (missing.isEmpty()) {
            return new Outcome(expanded, Set.of(), Set.of(), complete);
        }
        var known = new TreeSet<String>(scope.env().keySet());
        known.addAll(scope.args().keySet());
        var lacking = new LinkedHashSet<>(missing);
        lacking.removeAll(known);
        return new Outcome(expanded, lacking, known, complete);
    }

    private static @Nullable Instruction expanded(Instruction instruction, Expander expander) {
        try {
            return instruction.expanded(expander);
        } catch (ExpansionException e) {
            // The build will say so; the rules look at the words as they are written.
            return null;
        }
    }

    private Set<String> declare(Scope scope, Arg.Definition definition) {
        var expander = new Expander(escape, scope);
        String value = text(definition);
        try {
            if (value != null && !facts.buildArgs().containsKey(definition.name().text())) {
                expander.word(value);
            }
            scope.arg(definition.name().text(), value, escape);
        } catch (ExpansionException e) {
            return Set.of();
        }
        return expander.missing();
    }
}
