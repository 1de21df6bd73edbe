/** Whole images, read and verified. Start at {@link dev.cutaway.inspector.image.ImageInspector}. */
package dev.cutaway.inspector.image;
