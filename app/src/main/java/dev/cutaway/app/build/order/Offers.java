package dev.cutaway.app.build.order;

import dev.cutaway.dockerfile.ParsedDockerfile;
import dev.cutaway.dockerfile.Stage;
import dev.cutaway.dockerfile.instruction.Arg;
import dev.cutaway.dockerfile.instruction.Mount;
import dev.cutaway.dockerfile.instruction.Run;
import dev.cutaway.dockerfile.source.Word;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a Dockerfile has to be ordered.
 *
 * @param stages as they can be asked for, in order: by name, or by number where they have none
 * @param args with their defaults, as they are written; empty for none
 * @param secrets ids that steps read
 */
public record Offers(List<String> stages, Map<String, String> args, List<String> secrets) {

    /** Copies. */
    public Offers {
        stages = List.copyOf(stages);
        secrets = List.copyOf(secrets);
    }

    /** What this Dockerfile has, as far as it makes sense. */
    public static Offers of(ParsedDockerfile dockerfile) {
        var stages = new ArrayList<String>();
        for (Stage stage : dockerfile.stages()) {
            String name = stage.name();
            stages.add(name == null ? Integer.toString(stage.index()) : name);
        }
        var args = new LinkedHashMap<String, String>();
        dockerfile.globals().forEach(arg -> add(args, arg));
        Set<String> secrets = new LinkedHashSet<>();
        for (Stage stage : dockerfile.stages()) {
            for (var instruction : stage.instructions()) {
                switch (instruction) {
                    case Arg arg -> add(args, arg);
                    case Run run ->
                        run.mounts().stream().map(Run.MountFlag::mount).filter(Mount.Secret.class::isInstance)
                                .forEach(mount -> secrets.add(((Mount.Secret) mount).id()));
                    default -> {
                        // Nothing that a person could be asked for.
                    }
                }
            }
        }
        return new Offers(stages, args, List.copyOf(secrets));
    }

    private static void add(Map<String, String> args, Arg arg) {
        for (Arg.Definition definition : arg.definitions()) {
            Word value = definition.value();
            if (value != null || !args.containsKey(definition.name().text())) {
                args.put(definition.name().text(), value == null ? "" : value.text());
            }
        }
    }
}
