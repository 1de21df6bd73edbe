package dev.cutaway.dockerfile.check;

/** Looks for one thing. */
@FunctionalInterface
interface Rule {

    /** Tells {@code out} whatever it finds in the document. */
    void look(LintContext document, Findings out);
}
