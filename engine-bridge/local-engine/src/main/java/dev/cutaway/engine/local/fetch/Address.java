package dev.cutaway.engine.local.fetch;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that can be fetched. Nothing of this machine is: there is no {@code file://}.
 *
 * @see <a href="https://docs.docker.com/build/concepts/context/#remote-context">Docker, Remote context</a>
 */
public sealed interface Address {

    /** For people: without users, passwords and queries, which may be secret. */
    String shown();

    /** A file that a web server has. */
    record Web(URI uri) implements Address {

        @Override
        public String shown() {
            return Download.shown(uri);
        }

        /** The last name of its path; empty for none. */
        public String name() {
            String path = uri.getPath() == null ? "" : uri.getPath();
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /**
     * A folder of a git repository.
     *
     * @param repository where it is: {@code http}, {@code https}, {@code git}, {@code ssh} or {@code git@host:path}
     * @param ref branch, tag, full name of a ref or whole id of a commit; empty for what the repository shows first
     * @param folder in it; empty for all
     * @param checksum the id of the commit that it must be, or the beginning of it; empty for any
     * @param keepGitDir whether {@code .git} comes with it; null where the address does not say
     * @param submodules whether they come with it
     */
    record Git(String repository, String ref, String folder, String checksum, @Nullable Boolean keepGitDir,
            boolean submodules) implements Address {

        private static final Pattern BEGINNING = Pattern.compile("[0-9a-f]{4,40}");

        /** @throws IllegalArgumentException for a place that nothing is fetched from */
        public Git {
            check(repository);
            if (!checksum.isEmpty() && !isBeginning(checksum)) {
                throw new IllegalArgumentException("the checksum of a repository is the id of a commit, in 4 to 40"
                        + " hexadecimal digits");
            }
        }

        /** Any commit of it, with its submodules. */
        public Git(String repository, String ref, String folder) {
            this(repository, ref, folder, "", null, true);
        }

        /** Whether a text may be the id of a commit, or the beginning of one. */
        static boolean isBeginning(String text) {
            return BEGINNING.matcher(text).matches();
        }

        /** The same at another commit or branch. */
        public Git at(String otherRef) {
            return new Git(repository, otherRef, folder, checksum, keepGitDir, submodules);
        }

        /** Whether it is reached by {@code ssh}. */
        public boolean isSsh() {
            String lower = repository.toLowerCase(Locale.ROOT);
            return lower.startsWith("ssh://") || lower.startsWith("git@");
        }

        private static void check(String repository) {
            Matcher matcher = REPOSITORY.matcher(repository);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("cannot fetch " + Masking.mask(repository)
                        + ": repositories are fetched by http, https, ssh and git only");
            }
        }

        @Override
        public String shown() {
            var query = new ArrayList<String>();
            if (!checksum.isEmpty()) {
                query.add("checksum=" + checksum);
            }
            if (keepGitDir != null) {
                query.add("keep-git-dir=" + keepGitDir);
            }
            if (!submodules) {
                query.add("submodules=false");
            }
            return shownRepository() + (query.isEmpty() ? "" : "?" + String.join("&", query))
                    + (ref.isEmpty() && folder.isEmpty() ? "" : "#" + ref)
                    + (folder.isEmpty() ? "" : ":" + folder);
        }

        /** The repository, without what may be secret. */
        public String shownRepository() {
            return Masking.mask(repository);
        }
    }

    /** No host or user begins with a dash: ssh would take it for an option. */
    Pattern REPOSITORY = Pattern.compile(
            "(?i)((https?|git|ssh)://([^-/@][^/@]*@)?[^-/@:][^/@:]*(:\\d+)?/.*|git@[^-/@:][^/@:]*:[^:].*)");
    /** {@code .git} at the end, or in front of what is chosen of it. */
    Pattern GIT_OVER_HTTP = Pattern.compile("(?i)https?://[^#]*\\.git(\\?[^#]*)?(#.*)?");
    /** Where it begins what is chosen of a repository. */
    Pattern CHOSEN = Pattern.compile("[?#]");
    /** A repository by HTTP, with what is chosen of it by a query. */
    Pattern HTTP_QUERY = Pattern.compile("(?i)(https?://.*\\.git)\\?(.*)");

    /**
     * The context of a build.
     *
     * @throws EngineException {@code INVALID} for what is no address, or one that is not fetched from
     */
    static Address ofContext(String text) throws EngineException {
        Address address = text.startsWith("github.com/") ? of("https://" + ofGitHub(text)) : of(text);
        if (address == null) {
            throw new EngineException(Reason.INVALID,
                    "remoteURL (" + Masking.mask(text) + ") could not be recognized as URL");
        }
        return address;
    }

    private static String ofGitHub(String text) {
        Matcher chosen = CHOSEN.matcher(text);
        int end = chosen.find() ? chosen.start() : text.length();
        String repository = text.substring(0, end);
        return repository + (repository.endsWith(".git") ? "" : ".git") + text.substring(end);
    }

    /**
     * The source of an ADD.
     *
     * @return null for the name of a file
     * @throws EngineException {@code INVALID} for an address that makes no sense
     */
    static @Nullable Address of(String text) throws EngineException {
        String lower = text.toLowerCase(Locale.ROOT);
        try {
            if (lower.startsWith("git@") || lower.startsWith("git://") || lower.startsWith("ssh://")
                    || GIT_OVER_HTTP.matcher(text).matches()) {
                return git(text);
            }
            if (lower.startsWith("http://") || lower.startsWith("https://")) {
                return new Web(new URI(text));
            }
        } catch (IllegalArgumentException e) {
            throw new EngineException(Reason.INVALID, String.valueOf(e.getMessage()), e);
        } catch (URISyntaxException _) {
            // Its message quotes all of the address, with the password.
            throw new EngineException(Reason.INVALID, "cannot fetch " + Masking.mask(text)
                    + ": it is no valid address; blanks and the like are written as %20");
        }
        return null;
    }

    /** A repository, with what is chosen of it: {@code #ref:folder}, or a query. */
    private static Git git(String text) {
        int mark = text.indexOf('#');
        String place = mark < 0 ? text : text.substring(0, mark);
        String chosen = mark < 0 ? "" : text.substring(mark + 1);
        int colon = chosen.indexOf(':');
        String ref = colon < 0 ? chosen : chosen.substring(0, colon);
        String folder = colon < 0 ? "" : chosen.substring(colon + 1);
        Matcher http = HTTP_QUERY.matcher(place);
        boolean isHttp = place.toLowerCase(Locale.ROOT).startsWith("http");
        int query = isHttp ? (http.matches() ? http.end(1) : -1) : place.indexOf('?');
        return query < 0
                ? new Git(place, ref, folder)
                : GitQuery.parse(place.substring(query + 1)).applied(new Git(place.substring(0, query), ref, folder));
    }
}
