/**
 * Benchmarks: images made by rule, our own work on them, and other programs beside it. Started by {@code ./benchmark};
 * no test runs any of this but on a small scale, to keep it working.
 */
package dev.cutaway.inspector.bench;
