package dev.cutaway.engine.local.transfer.config;

import java.util.ArrayDeque;

/** Paths in a container, which are Unix paths wherever this runs. */
final class Paths {

    private Paths() {}

    /** A path seen from a folder, without {@code .}, {@code ..} and doubled slashes. */
    static String resolve(String folder, String path) {
        var parts = new ArrayDeque<String>();
        String whole = path.startsWith("/") ? path : folder + "/" + path;
        for (String part : whole.split("/")) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }
}
