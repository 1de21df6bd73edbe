package dev.cutaway.app.library;

/** The groups that chips above the list stand for. */
enum Group {
    /** What {@code docker images} lists. */
    ALL,
    /** With a name. */
    TAGGED,
    /** Without one. */
    DANGLING,
    /** A container is made from it. */
    IN_USE,
    /** None is. */
    UNUSED,
    /** Steps of builds, which others stand on. */
    INTERMEDIATE;

    /** The key of its name. */
    String key() {
        return switch (this) {
            case ALL -> "library.group.all";
            case TAGGED -> "library.group.tagged";
            case DANGLING -> "library.group.dangling";
            case IN_USE -> "library.group.used";
            case UNUSED -> "library.group.unused";
            case INTERMEDIATE -> "library.group.intermediate";
        };
    }

    boolean has(Contents contents, KeptImage image) {
        boolean listed = image.isListed();
        return switch (this) {
            case ALL -> listed;
            case TAGGED -> image.kind() == KeptImage.Kind.TAGGED;
            case DANGLING -> image.kind() == KeptImage.Kind.DANGLING;
            case IN_USE -> image.isUsed();
            case UNUSED -> listed && contents.isUnused(image);
            case INTERMEDIATE -> !listed;
        };
    }
}
