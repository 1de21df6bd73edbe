/** Images in an engine: listing, inspecting, naming, bringing in and taking out. */
package dev.cutaway.engine.api.image;
