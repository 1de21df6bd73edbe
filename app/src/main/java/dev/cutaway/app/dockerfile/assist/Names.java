package dev.cutaway.app.dockerfile.assist;

import dev.cutaway.dockerfile.ParsedDockerfile;
import dev.cutaway.dockerfile.Stage;
import dev.cutaway.dockerfile.instruction.Arg;
import dev.cutaway.dockerfile.instruction.Env;
import dev.cutaway.dockerfile.instruction.Instruction;
import dev.cutaway.dockerfile.syntax.Statement;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The names a Dockerfile gives. */
final class Names {

    private static final List<String> PLATFORM = List.of("TARGETPLATFORM", "TARGETOS", "TARGETARCH", "TARGETVARIANT",
            "BUILDPLATFORM", "BUILDOS", "BUILDARCH", "BUILDVARIANT");

    private final ParsedDockerfile parsed;

    Names(ParsedDockerfile parsed) {
        this.parsed = parsed;
    }

    /** The stages that a place can refer to: those that begin before it, the nearest first. */
    List<String> stagesBefore(int offset) {
        return parsed.stages().reversed().stream().filter(stage -> stage.from().range().end().offset() < offset)
                .map(Stage::name).filter(Objects::nonNull).toList();
    }

    /** @param withPlatform whether the platform arguments are offered, too */
    List<String> variables(Statement statement, boolean withPlatform) {
        var names = new ArrayList<>(definitions(statement).keySet());
        boolean global = statement.name().equals("FROM");
        if (global && withPlatform) {
            names.addAll(PLATFORM);
        }
        return names;
    }

    /** Every variable that is set where a statement stands, with the instruction that sets it; the latest counts. */
    Map<String, Instruction> definitions(Statement statement) {
        var found = new LinkedHashMap<String, Instruction>();
        if (statement.name().equals("FROM")) {
            parsed.globals().stream().filter(arg -> arg.statement().index() < statement.index())
                    .forEach(arg -> add(found, arg));
            return found;
        }
        Stage stage = stageOf(statement);
        if (stage != null) {
            inherit(found, stage, new HashSet<>());
            stage.instructions().stream().filter(each -> each.statement().index() <= statement.index())
                    .forEach(each -> add(found, each));
        } else {
            parsed.globals().forEach(arg -> add(found, arg));
        }
        return found;
    }

    private void inherit(Map<String, Instruction> found, Stage stage, Set<Integer> seen) {
        Stage base = parsed.stages().stream().limit(stage.index())
                .filter(each -> stage.from().base().text().equalsIgnoreCase(each.name())).findFirst().orElse(null);
        if (base != null && seen.add(base.index())) {
            inherit(found, base, seen);
            base.instructions().forEach(each -> add(found, each));
        }
    }

    private static void add(Map<String, Instruction> found, Instruction instruction) {
        if (instruction instanceof Arg arg) {
            arg.definitions().forEach(definition -> found.put(definition.name().text(), arg));
        } else if (instruction instanceof Env env) {
            env.variables().forEach(pair -> found.put(pair.key().text(), env));
        }
    }

    @Nullable
    Stage stageOf(Statement statement) {
        Stage found = null;
        for (Stage stage : parsed.stages()) {
            if (stage.from().statement().index() <= statement.index()) {
                found = stage;
            }
        }
        return found;
    }
}
