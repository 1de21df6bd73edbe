/** Text with places in it, and what can be wrong at a place. */
package dev.cutaway.dockerfile.source;
