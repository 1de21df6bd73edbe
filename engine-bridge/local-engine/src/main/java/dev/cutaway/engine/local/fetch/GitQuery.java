package dev.cutaway.engine.local.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a query chooses of a repository.
 *
 * @see <a href="https://docs.docker.com/build/concepts/context/#url-queries">Docker, URL queries</a>
 */
record GitQuery(String ref, String folder, String checksum) {

    private static final Set<String> NAMES = Set.of("ref", "branch", "tag", "subdir", "checksum", "commit");

    /** @throws IllegalArgumentException for what no repository knows; it quotes nothing, for that may be a secret */
    static GitQuery parse(String query) {
        Map<String, String> values = new HashMap<>();
        for (String part : query.split("&")) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            if (!NAMES.contains(name) || equals < 0 || values.put(name, decoded(part.substring(equals + 1))) != null) {
                throw new IllegalArgumentException("the query of a repository has one of ref, branch and tag, besides"
                        + " subdir and checksum, each once; no other parts are known");
            }
        }
        String checksum = one(values.getOrDefault("checksum", ""), values.getOrDefault("commit", ""));
        String branch = values.containsKey("branch") ? "refs/heads/" + values.get("branch") : "";
        String tag = values.containsKey("tag") ? "refs/tags/" + values.get("tag") : "";
        return new GitQuery(one(values.getOrDefault("ref", ""), one(branch, tag)),
                values.getOrDefault("subdir", ""), checksum);
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
                one(folder, plain.folder()), checksum);
    }
}
