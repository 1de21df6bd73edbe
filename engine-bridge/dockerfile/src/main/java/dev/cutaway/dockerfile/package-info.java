/** A Dockerfile as a typed document: {@link dev.cutaway.dockerfile.Dockerfile} is where to begin. */
package dev.cutaway.dockerfile;
