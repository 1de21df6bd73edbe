/** The steps of a build over time: a lane for each stage, what came from the cache before second 0. */
package dev.cutaway.app.build.timeline;
