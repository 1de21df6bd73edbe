/** Changes of a Dockerfile that touch nothing but what they change, for editing text and blocks as one thing. */
package dev.cutaway.dockerfile.edit;
