package dev.cutaway.inspector.tree;

/** What of a path differs between two versions. */
public enum Aspect {
    /** What it is: file, folder, link, device (the device's number too). A hard link is a file. */
    KIND,
    /** The bytes of a regular file. */
    CONTENT,
    /** Permission bits. */
    MODE,
    /** Owner or group, by number. */
    OWNER,
    /** Modification time. */
    TIME,
    /** Extended attributes. */
    XATTRS,
    /** Target of a symbolic link. */
    LINK
}
