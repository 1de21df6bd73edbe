/** The engines the window knows, which of them is chosen, whether it is there, and what happens in it. */
package dev.cutaway.app.engines;
