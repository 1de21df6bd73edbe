/**
 * Engines behind sockets. {@link dev.cutaway.docker.client.DockerContexts} finds them,
 * {@link dev.cutaway.docker.client.DockerEngine} talks to one.
 */
package dev.cutaway.docker.client;
