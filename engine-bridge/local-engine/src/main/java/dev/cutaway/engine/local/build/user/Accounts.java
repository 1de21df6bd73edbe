package dev.cutaway.engine.local.build.user;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutaway.engine.local.build.root.Rootfs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** {@code /etc/passwd} and {@code /etc/group} of an image. */
public final class Accounts {

    private static final long HIGHEST = 0xffff_fffeL;

    private final List<String[]> users;
    private final List<String[]> groups;

    private Accounts(List<String[]> users, List<String[]> groups) {
        this.users = users;
        this.groups = groups;
    }

    /** Those of a file system; it need not have any. */
    public static Accounts of(Rootfs root) throws IOException {
        return new Accounts(rows(root, "etc/passwd", 4), rows(root, "etc/group", 3));
    }

    private static List<String[]> rows(Rootfs root, String path, int fields) throws IOException {
        byte[] text = root.read(path);
        var rows = new ArrayList<String[]>();
        if (text != null) {
            new String(text, UTF_8).lines().map(line -> line.split(":", -1)).filter(row -> row.length >= fields)
                    .forEach(rows::add);
        }
        return rows;
    }

    /** An owner. Numbers are unsigned. */
    public record Owner(int uid, int gid) {

        /** Root. */
        public static final Owner ROOT = new Owner(0, 0);
    }

    /** Who a process is. {@code moreGroups}: its own among them, as Docker has it; {@code home}: of the user; {@code /} where nobody says. */
    public record Identity(int uid, int gid, List<Integer> moreGroups, String home) {}

    /**
     * Whose {@code user[:group]} files are; without a group the number of the user is the group's.
     *
     * @throws IOException when there is no such user or group, in Docker's words
     */
    public Owner owner(String text) throws IOException {
        String[] parts = text.split(":", 2);
        int uid = number(parts[0]).orElse(-1);
        if (uid == -1) {
            uid = Integer.parseUnsignedInt(named(users, parts[0]).orElseThrow(() -> new IOException(
                    "unable to convert uid/gid chown string to host mapping: can't find uid for user " + parts[0]
                            + ": no such user: " + parts[0]))[2]);
        }
        // Docker takes the word of the user for the group, too, where none is given.
        String group = parts.length == 2 ? parts[1] : parts[0];
        int gid = number(group).orElse(-1);
        if (gid == -1) {
            gid = Integer.parseUnsignedInt(named(groups, group).orElseThrow(() -> new IOException(
                    "unable to convert uid/gid chown string to host mapping: can't find gid for group " + group
                            + ": no such group: " + group))[2]);
        }
        return new Owner(uid, gid);
    }

    /**
     * Who a process of {@code user[:group]} is; empty is root.
     *
     * @throws IOException when there is no such user or group, in Docker's words
     */
    public Identity identity(String text) throws IOException {
        String[] parts = (text.isEmpty() ? "0" : text).split(":", 2);
        Optional<Integer> number = number(parts[0]);
        Optional<String[]> row = named(users, parts[0]);
        if (row.isEmpty() && number.isPresent()) {
            row = users.stream().filter(user -> number(user[2]).equals(number)).findFirst();
        }
        if (row.isEmpty() && number.isEmpty()) {
            throw new IOException("unable to find user " + parts[0] + ": no matching entries in passwd file");
        }
        int uid = row.flatMap(user -> number(user[2])).orElseGet(() -> number.orElse(0));
        int gid = parts.length == 2
                ? group(parts[1])
                : row.flatMap(user -> number(user[3])).orElse(0);
        String home = row.filter(user -> user.length > 5 && !user[5].isEmpty()).map(user -> user[5]).orElse("/");
        var all = new TreeSet<>(List.of(gid));
        if (parts.length == 1) {
            row.ifPresent(user -> all.addAll(groupsOf(user[0])));
        }
        return new Identity(uid, gid, List.copyOf(all), home);
    }

    private int group(String text) throws IOException {
        Optional<Integer> number = named(groups, text).flatMap(row -> number(row[2]));
        return number.or(() -> number(text)).orElseThrow(() -> new IOException(
                "unable to find group " + text + ": no matching entries in group file"));
    }

    private List<Integer> groupsOf(String user) {
        var ids = new TreeSet<Integer>();
        groups.stream().filter(row -> row.length > 3 && Arrays.asList(row[3].split(",")).contains(user))
                .forEach(row -> number(row[2]).ifPresent(ids::add));
        return List.copyOf(ids);
    }

    private static Optional<String[]> named(List<String[]> rows, String name) {
        return rows.stream().filter(row -> row[0].equals(name) && number(row[2]).isPresent()).findFirst();
    }

    private static Optional<Integer> number(String text) {
        if (text.isEmpty() || text.length() > 10 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        long value = Long.parseLong(text);
        return value > HIGHEST ? Optional.empty() : Optional.of((int) value);
    }
}
