package dev.cutaway.engine.local.build.copy;

import dev.cutaway.engine.local.build.root.Rootfs;
import dev.cutaway.engine.local.build.root.Spot;
import dev.cutaway.engine.local.tar.TarHeader;

/** What a layer that is planned has at a path. */
sealed interface Item {

    /** How it is described. */
    TarHeader header();

    /** A folder. {@code fresh}: whether this step makes it, or only repeats it. */
    record Folder(TarHeader header, boolean fresh) implements Item {}

    /** A file with the content of another. {@code part}: of kind FILE. */
    record File(TarHeader header, Rootfs from, Spot.Part part) implements Item {}

    /** A file whose content is at hand. */
    record Given(TarHeader header, byte[] content) implements Item {}

    /** A symbolic link, device or pipe. */
    record Special(TarHeader header) implements Item {}
}
