package dev.cutaway.engine.local.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a query chooses of a repository.
 *
 * @see <a href="https://docs.docker.com/build/concepts/context/#url-queries">Docker, URL queries</a>
 */
record GitQuery(String ref, String folder, String checksum, @Nullable Boolean keepGitDir, boolean submodules) {

    private static final Set<String> TEXTS = Set.of("ref", "branch", "tag", "subdir", "checksum", "commit");
    private static final String KEEP_GIT = "keep-git-dir";
    private static final String SUBMODULES = "submodules";
    /** As Go reads them. */
    private static final Set<String> YES = Set.of("", "1", "t", "T", "TRUE", "true", "True");
    private static final Set<String> NO = Set.of("0", "f", "F", "FALSE", "false", "False");

    /** @throws IllegalArgumentException for what no repository knows; it quotes nothing, for that may be a secret */
    static GitQuery parse(String query) {
        Map<String, String> texts = new HashMap<>();
        Map<String, Boolean> switches = new HashMap<>();
        for (String part : query.split("&")) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            String value = equals < 0 ? "" : decoded(part.substring(equals + 1));
            boolean isSwitch = name.equals(KEEP_GIT) || name.equals(SUBMODULES);
            boolean isNew = isSwitch
                    ? switches.put(name, isOn(name, value)) == null
                    : TEXTS.contains(name) && equals >= 0 && texts.put(name, value) == null;
            if (!isNew) {
                throw new IllegalArgumentException("the query of a repository has one of ref, branch and tag, besides"
                        + " subdir, checksum, keep-git-dir and submodules, each once; no other parts are known");
            }
        }
        String checksum = one(texts.getOrDefault("checksum", ""), texts.getOrDefault("commit", ""));
        String branch = full("refs/heads/", texts.getOrDefault("branch", ""));
        String tag = full("refs/tags/", texts.getOrDefault("tag", ""));
        return new GitQuery(one(texts.getOrDefault("ref", ""), one(branch, tag)), texts.getOrDefault("subdir", ""),
                checksum, switches.get(KEEP_GIT), switches.getOrDefault(SUBMODULES, true));
    }

    private static boolean isOn(String name, String value) {
        if (!YES.contains(value) && !NO.contains(value)) {
            throw new IllegalArgumentException(name + " in the query of a repository is to be true or false");
        }
        return YES.contains(value);
    }

    private static String full(String space, String name) {
        return name.isEmpty() || name.startsWith(space) ? name : space + name;
    }

    private static String decoded(String value) {
        String decoded;
        try {
            decoded = URLDecoder.decode(value, UTF_8);
        } catch (IllegalArgumentException _) {
            // Its message quotes the value.
            throw new IllegalArgumentException("the query of a repository has a broken % in it");
        }
        if (decoded.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the query of a repository has a control character in it");
        }
        return decoded;
    }

    private static String one(String first, String second) {
        if (!first.isEmpty() && !second.isEmpty() && !first.equals(second)) {
            throw new IllegalArgumentException("an address of a repository chooses two things at once: only one of"
                    + " ref, branch and tag, one of checksum and commit, or what follows #, can be meant");
        }
        return first.isEmpty() ? second : first;
    }

    /** A commit alone is what is meant, and not only what must come. */
    Address.Git applied(Address.Git plain) {
        String chosen = one(ref, plain.ref());
        return new Address.Git(plain.repository(), chosen.isEmpty() ? checksum : chosen,
                one(folder, plain.folder()), checksum, keepGitDir, submodules);
    }
}
