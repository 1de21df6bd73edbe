/** The Docker Engine API over any engine. */
package dev.cutaway.docker.server;
