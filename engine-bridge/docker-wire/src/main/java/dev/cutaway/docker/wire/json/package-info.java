/** The documents of the Docker Engine API and of Cutaway's extension, and what they are in the engines' language. */
package dev.cutaway.docker.wire.json;
