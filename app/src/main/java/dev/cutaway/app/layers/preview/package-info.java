/** Below the file table: the life of the selected path through the layers, and what each version of it holds. */
package dev.cutaway.app.layers.preview;
