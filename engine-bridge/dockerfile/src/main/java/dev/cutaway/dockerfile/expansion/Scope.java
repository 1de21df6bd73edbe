package dev.cutaway.dockerfile.expansion;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the instructions of a stage see: the variables of its image, its ENVs, and the ARGs declared so far, those of the
 * stage it is based on included. ENV wins over ARG, whichever comes first. Not for several threads.
 */
public final class Scope implements Variables {

    private final GlobalScope global;
    private final Map<String, @Nullable String> args;
    private final Map<String, String> env;

    Scope(GlobalScope global) {
        this(global, new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    private Scope(GlobalScope global, Map<String, @Nullable String> args, Map<String, String> env) {
        this.global = global;
        this.args = args;
        this.env = env;
    }

    /** The scope at the start of a stage that is based on the one that ends here. */
    public Scope child() {
        return new Scope(global, new LinkedHashMap<>(args), new LinkedHashMap<>(env));
    }

    /** Sets a variable of the image or of an ENV; both as they are to be, expanded. */
    public void env(String name, String value) {
        env.put(name, value);
    }

    /**
     * Declares an ARG.
     *
     * @param value the default as it is written; null for none: then that of a global ARG counts
     * @param escape the escape character of the Dockerfile
     * @return the value; null when it has none
     */
    public @Nullable String arg(String name, @Nullable String value, char escape) throws ExpansionException {
        String set = global.given(name);
        if (set == null) {
            set = value != null ? new Expander(escape, this).word(value) : global.get(name);
        }
        args.put(name, set);
        return set;
    }

    @Override
    public @Nullable String get(String name) {
        String value = env.get(name);
        return value != null ? value : args.get(name);
    }

    /** The variables of the image so far, in the order they were first set. */
    public Map<String, String> env() {
        return Collections.unmodifiableMap(env);
    }

    /** The ARGs declared so far that are not hidden by an ENV; those without a value too, with null. */
    public Map<String, @Nullable String> args() {
        var all = new LinkedHashMap<>(args);
        all.keySet().removeAll(env.keySet());
        return all;
    }

    /** What a RUN gets: proxies, ARGs that have a value, ENVs. */
    public Map<String, String> runEnvironment() {
        var all = new LinkedHashMap<>(global.proxies());
        args.forEach((name, value) -> {
            if (value != null && !GlobalScope.STEERING.contains(name)) {
                all.put(name, value);
            }
        });
        all.putAll(env);
        return all;
    }
}
