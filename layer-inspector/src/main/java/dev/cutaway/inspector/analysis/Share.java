package dev.cutaway.inspector.analysis;

/** Placeholder type for the first compile. */
record Share() {}
