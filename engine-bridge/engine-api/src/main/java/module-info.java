/** The language all engines share: the port, its records and errors, and how Docker names, counts and prints. */
@org.jspecify.annotations.NullMarked module dev.cutaway.engine.api {
    requires static transitive org.jspecify;
    requires transitive dev.cutaway.inspector;

    exports dev.cutaway.engine.api;
    exports dev.cutaway.engine.api.build;
    exports dev.cutaway.engine.api.filter;
    exports dev.cutaway.engine.api.image;
    exports dev.cutaway.engine.api.system;
    exports dev.cutaway.engine.api.store;
}
