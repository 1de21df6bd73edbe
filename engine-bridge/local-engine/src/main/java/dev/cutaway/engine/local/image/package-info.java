/** Images as Docker lists, names and removes them. */
package dev.cutaway.engine.local.image;
