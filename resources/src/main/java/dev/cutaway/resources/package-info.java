/** Typed accessors to everything in this module's resource folders. */
package dev.cutaway.resources;
