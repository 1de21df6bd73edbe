/**
 * What a build writes: read as a terminal would, kept in files of its own, searched and shown there. However much a step
 * writes, memory stays as it is.
 */
package dev.cutaway.app.build.log;
