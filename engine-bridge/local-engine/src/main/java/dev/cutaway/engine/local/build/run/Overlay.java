package dev.cutaway.engine.local.build.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How overlay mounts are done by this process: as the machine's root, or as root of a user namespace, where the marks
 * are other attributes.
 *
 * @see <a href="https://docs.kernel.org/filesystems/overlayfs.html">Overlay Filesystem</a>
 */
enum Overlay {
    /** With all rights of the machine. */
    ROOT("trusted.overlay.", ""),
    /** In a user namespace. */
    USER("user.overlay.", "userxattr,");

    private static final Path UID_MAP = Path.of("/proc/self/uid_map");
    private static final String ALL_IDS = "0 0 4294967295";

    private final String attributes;
    private final String option;

    Overlay(String attributes, String option) {
        this.attributes = attributes;
        this.option = option;
    }

    /** That of this process. */
    static Overlay here() {
        try {
            String map = Files.readString(UID_MAP).strip().replaceAll("\\s+", " ");
            return map.equals(ALL_IDS) ? ROOT : USER;
        } catch (IOException _) {
            return ROOT; // No such file: no Linux, where nothing is mounted anyway.
        }
    }

    /** The attribute of a folder that hides what lower ones have. */
    String opaque() {
        return attributes + "opaque";
    }

    /** Whether an attribute is the mount's own, and never an image's. */
    static boolean isOwn(String attribute) {
        return attribute.startsWith("trusted.overlay.") || attribute.startsWith("user.overlay.");
    }

    /**
     * The options of a mount.
     *
     * @param lower names of folders, the uppermost first
     */
    String options(List<String> lower, Path upper, Path work) {
        return option + "lowerdir=" + String.join(":", lower) + ",upperdir=" + upper + ",workdir=" + work;
    }
}
