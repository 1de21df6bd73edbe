package dev.cutaway.dockerfile.check;

import dev.cutaway.dockerfile.ignore.IgnoreFile;
import dev.cutaway.dockerfile.ignore.PathPattern;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The paths of a build context, as they were when its folder was read. Answers are kept, for a text that is being written
 * asks the same again with every key. For any thread.
 */
public final class ContextFiles {

    /** Whether a source of COPY or ADD is there. */
    public enum Presence {
        /** It is sent, or nobody can say that it is not. */
        SENT,
        /** It is there, and kept out. */
        IGNORED,
        /** Nothing is like that. */
        NOWHERE
    }

    private final NavigableMap<String, Boolean> sent;
    private final Set<String> links;
    private final Map<String, Presence> answers = new ConcurrentHashMap<>();

    /**
     * Copies both.
     *
     * @param sent every file and folder that is sent, and those that are kept out, without what lies in these; relative paths
     *        with slashes
     * @param links which of them are symbolic links: what lies behind them is not known
     */
    public ContextFiles(Map<String, Boolean> sent, Set<String> links) {
        this.sent = new TreeMap<>(sent);
        this.links = Set.copyOf(links);
    }

    /** Looks for a source as an instruction names it, variables expanded; with wildcards or without. */
    public Presence find(String source) {
        return answers.computeIfAbsent(source, this::look);
    }

    /** Whether a source has wildcards. */
    static boolean isPattern(String source) {
        return source.chars().anyMatch(each -> "*?[".indexOf(each) >= 0);
    }

    private Presence look(String source) {
        String clean = IgnoreFile.clean(source);
        String path = clean.startsWith("/") ? clean.substring(1) : clean;
        // Names with backslashes, and folders at any depth, are for the build to find.
        if (path.isEmpty() || path.equals(".") || path.contains("\\") || path.contains("**")) {
            return Presence.SENT;
        }
        return below("", List.of(path.split("/")));
    }

    /** @param folder empty, or with a slash at its end */
    private Presence below(String folder, List<String> names) {
        String name = names.getFirst();
        List<String> rest = names.subList(1, names.size());
        if (!isPattern(name)) {
            return at(folder + name, rest);
        }
        PathPattern pattern = PathPattern.parse(name);
        if (pattern == null) {
            return Presence.SENT;
        }
        Presence found = Presence.NOWHERE;
        String key = sent.ceilingKey(folder);
        while (key != null && key.startsWith(folder) && found != Presence.SENT) {
            int slash = key.indexOf('/', folder.length());
            if (slash >= 0) {
                // What lies deeper is passed over at once: the character after the slash comes after all of it.
                key = sent.ceilingKey(key.substring(0, slash) + (char) ('/' + 1));
            } else {
                boolean like = pattern.match(key.substring(folder.length())) >= 0;
                Presence there = like ? at(key, rest) : Presence.NOWHERE;
                found = there == Presence.NOWHERE ? found : there;
                key = sent.higherKey(key);
            }
        }
        return found;
    }

    private Presence at(String path, List<String> rest) {
        Boolean known = sent.get(path);
        if (known == null) {
            return Presence.NOWHERE;
        } else if (!known) {
            return Presence.IGNORED;
        }
        return rest.isEmpty() || links.contains(path) ? Presence.SENT : below(path + "/", rest);
    }
}
