/** The stack: one block per layer, as high as its bytes ask, newest on top; the picture that runs through the app. */
package dev.cutaway.app.layers.stack;
