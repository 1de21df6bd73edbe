package dev.cutaway.engine.local.catalog;

import dev.cutaway.engine.api.ImageReference;
import dev.cutaway.inspector.Digest;

/** A name that went from one image to another. */
public record TagMove(ImageReference tag, Digest from, Digest to) {}
