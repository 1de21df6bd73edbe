/** The language all engines share: how Docker names, counts and prints images. */
@org.jspecify.annotations.NullMarked module dev.cutaway.engine.api {
    requires static transitive org.jspecify;
    requires transitive dev.cutaway.inspector;

    exports dev.cutaway.engine.api;
}
