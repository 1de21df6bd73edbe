/** Benchmarks of the window, started by {@code ./benchmark}; they print {@code work TAB milliseconds}. */
package dev.cutaway.app.bench;
