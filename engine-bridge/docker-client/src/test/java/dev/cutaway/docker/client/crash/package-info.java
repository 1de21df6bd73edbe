/**
 * Kills the engine at random moments and looks whether anything it acknowledged is lost. {@code ./test} does it a few
 * times, {@code ./test --long} two hundred times.
 */
package dev.cutaway.docker.client.crash;
