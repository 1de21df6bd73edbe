/** Builds: what is asked for, and what happens while it is done. */
package dev.cutaway.engine.api.build;
