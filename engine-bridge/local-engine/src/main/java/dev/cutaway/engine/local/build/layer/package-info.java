/** Layers that a build makes. */
package dev.cutaway.engine.local.build.layer;
