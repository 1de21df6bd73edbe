/** Builds: {@link dev.cutaway.engine.local.build.Builds} is where to begin. */
package dev.cutaway.engine.local.build;
