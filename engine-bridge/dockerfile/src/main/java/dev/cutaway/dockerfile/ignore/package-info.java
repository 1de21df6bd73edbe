/** What {@code .dockerignore} leaves out of a build context, and which of its lines says so. */
package dev.cutaway.dockerfile.ignore;
