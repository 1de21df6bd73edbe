/** Dockerfiles as typed documents: parsing, expansion, checks, edits; and what .dockerignore leaves out. No I/O. */
@org.jspecify.annotations.NullMarked module dev.cutaway.dockerfile {
    requires static transitive org.jspecify;

    exports dev.cutaway.dockerfile;
    exports dev.cutaway.dockerfile.source;
    exports dev.cutaway.dockerfile.syntax;
    exports dev.cutaway.dockerfile.instruction;
    exports dev.cutaway.dockerfile.expansion;
    exports dev.cutaway.dockerfile.ignore;
    exports dev.cutaway.dockerfile.check;
    exports dev.cutaway.dockerfile.edit;
    exports dev.cutaway.dockerfile.shell;
}
