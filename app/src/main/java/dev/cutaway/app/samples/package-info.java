/**
 * Images that come with the app and teach. Each is a recipe in the resources: a text in the manner of a Dockerfile that
 * says, step by step, what a build would have left behind. {@link dev.cutaway.app.samples.SampleCatalog} writes them as
 * {@code docker save} tarballs when they are first wanted; the same recipe always gives the same bytes.
 */
package dev.cutaway.app.samples;
