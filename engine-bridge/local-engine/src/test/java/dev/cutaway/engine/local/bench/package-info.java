/** Measures; run by hand, never by the tests. */
package dev.cutaway.engine.local.bench;
