package dev.cutaway.engine.local.fetch;

/** Addresses of submodules, which may begin at that of their repository. */
final class Relative {

    private Relative() {}

    /**
     * The whole address.
     *
     * @param repository that has the submodule
     * @param url as its {@code .gitmodules} has it
     * @throws IllegalArgumentException where it leads above the server
     */
    static String resolve(String repository, String url) {
        if (!url.startsWith("./") && !url.startsWith("../")) {
            return url;
        }
        String base = repository.endsWith("/") ? repository.substring(0, repository.length() - 1) : repository;
        String rest = url;
        while (true) {
            if (rest.startsWith("./")) {
                rest = rest.substring(2);
            } else if (rest.startsWith("../")) {
                rest = rest.substring(3);
                base = above(base, url);
            } else {
                return base + (base.endsWith(":") ? "" : "/") + rest;
            }
        }
    }

    private static String above(String base, String url) {
        int server = base.indexOf("://");
        int slash = base.lastIndexOf('/');
        int colon = server < 0 ? base.indexOf(':') : -1;
        if (slash > server + 2 && (server < 0 || slash > base.indexOf('/', server + 3) - 1)) {
            return base.substring(0, slash);
        }
        if (colon >= 0 && colon < base.length() - 1) {
            return base.substring(0, colon + 1);
        }
        throw new IllegalArgumentException(url + " leads out of the server");
    }
}
