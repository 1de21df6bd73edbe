/** What images take on the disk: the map of their layers, what removing some would free, and what the engine counts. */
package dev.cutaway.app.disk;
