/** The Docker Engine API over any engine. Start at {@link dev.cutaway.docker.server.DockerServer}. */
package dev.cutaway.docker.server;
