/** COPY and ADD: what goes where, as a layer made straight from indexes. */
package dev.cutaway.engine.local.build.copy;
