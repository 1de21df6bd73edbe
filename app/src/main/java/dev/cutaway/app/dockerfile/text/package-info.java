/** A Dockerfile as text: colours, marks under what is wrong, help and completion, and what a build cost beside its lines. */
package dev.cutaway.app.dockerfile.text;
