/** An engine behind a socket. */
package dev.cutaway.docker.client;
