/** What is wrong with a Dockerfile being written, kept up to date, listed, explained, and mended by click. */
package dev.cutaway.app.dockerfile.check;
