package dev.cutaway.engine.local.removal;

import dev.cutaway.inspector.Digest;

/** An event of an image that a removal brings. {@code action}: {@code untag} or {@code delete}. */
public record Happening(String action, Digest image) {}
