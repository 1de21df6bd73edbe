/** Dockerfiles being written: as text and as blocks, which are two views of one document. */
package dev.cutaway.app.dockerfile;
