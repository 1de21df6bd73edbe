/** Compressed streams: told apart by their first bytes, undone within bounds, with typed errors. */
package dev.cutaway.inspector.codec;
