/**
 * The words of every package below: where something is, what it hashes to, what may go wrong, how far work has come.
 * To look into an image, start at {@link dev.cutaway.inspector.image.ImageInspector}.
 */
package dev.cutaway.inspector;
