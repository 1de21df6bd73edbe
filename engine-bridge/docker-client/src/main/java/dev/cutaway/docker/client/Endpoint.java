package dev.cutaway.docker.client;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/**
 * A place where an engine may answer.
 *
 * @param name of the context, or what stands for one
 * @param description empty for none
 * @param address as it is written, such as {@code unix:///var/run/docker.sock}
 * @param socket null where this version cannot reach it
 * @param obstacle why it cannot be reached, as a sentence without its full stop; empty where it can
 * @param current whether the Docker CLI would take it now
 */
public record Endpoint(String name, String description, String address, @Nullable Path socket, String obstacle,
        boolean current) {

    private static final String UNIX = "unix://";

    static Endpoint of(String name, String description, String address, boolean current) {
        boolean unix = address.startsWith(UNIX) && address.length() > UNIX.length();
        return new Endpoint(name, description, address, unix ? Path.of(address.substring(UNIX.length())) : null,
                unix ? "" : "this version reaches engines by unix:// only", current);
    }

    static Endpoint unreadable(String name, String why, boolean current) {
        return new Endpoint(name, "", "", null, why, current);
    }
}
