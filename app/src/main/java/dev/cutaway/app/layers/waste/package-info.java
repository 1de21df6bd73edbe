/** The Waste tab: dead bytes to the byte, content that is stored more than once, and what should not be in an image. */
package dev.cutaway.app.layers.waste;
