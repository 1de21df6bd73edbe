/** What the app shows but does not compute: themes, messages, sample contents; with typed ways to them. */
@org.jspecify.annotations.NullMarked module dev.cutaway.resources {
    requires static transitive org.jspecify;

    exports dev.cutaway.resources;
}
