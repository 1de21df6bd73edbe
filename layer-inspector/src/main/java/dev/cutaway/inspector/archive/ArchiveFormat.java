package dev.cutaway.inspector.archive;

/** The forms in which images come, told apart by what they declare. */
public enum ArchiveFormat {
    /** {@code docker save} before 1.10: {@code repositories} and a chain of {@code <v1id>/json}. */
    DOCKER_V1,
    /** {@code docker save} with {@code manifest.json}. */
    DOCKER_ARCHIVE,
    /** {@code docker save} of Docker 25 and later: an OCI layout with a {@code manifest.json} beside it. */
    DOCKER_OCI,
    /** An OCI image layout, as a folder or as a tar. */
    OCI_LAYOUT
}
