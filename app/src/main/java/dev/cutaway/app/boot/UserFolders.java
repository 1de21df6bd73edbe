package dev.cutaway.app.boot;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where a user's files of Cutaway are. None of the folders need exist.
 *
 * @param config settings
 * @param cache what can be made again: layer indexes
 * @param state the log
 * @param data the bundled engine's store
 * @param runtime its socket; in the state folder where the session has no folder for such things
 * @see <a href="https://specifications.freedesktop.org/basedir-spec/latest/">XDG Base Directory Specification</a>
 */
public record UserFolders(Path config, Path cache, Path state, Path data, Path runtime) {

    /** The folders of the user who runs this. */
    public static UserFolders ofThisUser() {
        return of(System.getenv(), home(System.getenv()));
    }

    /**
     * The home that the environment names, else the one that the user's account has. An engine in a user namespace is
     * root there, and root's account has another home.
     */
    static Path home(Map<String, String> environment) {
        String set = environment.getOrDefault("HOME", "");
        return Path.of(set.startsWith("/") ? set : System.getProperty("user.home", "/"));
    }

    /** The folders that these environment variables and this home mean; a variable with a relative path counts for none. */
    static UserFolders of(Map<String, String> environment, Path home) {
        Path state = folder(environment, "XDG_STATE_HOME", home.resolve(".local/state"));
        return new UserFolders(folder(environment, "XDG_CONFIG_HOME", home.resolve(".config")),
                folder(environment, "XDG_CACHE_HOME", home.resolve(".cache")), state,
                folder(environment, "XDG_DATA_HOME", home.resolve(".local/share")),
                folder(environment, "XDG_RUNTIME_DIR", state.resolve("..").normalize()));
    }

    /** Where the bundled engine listens unless told otherwise. */
    public Path socket() {
        return runtime.resolve("engine/engine.sock");
    }

    private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
        String set = environment.getOrDefault(variable, "");
        return (set.startsWith("/") ? Path.of(set) : otherwise).resolve("cutaway");
    }
}
