/** Differences: between images, between layers, between texts. */
package dev.cutaway.inspector.analysis.compare;
