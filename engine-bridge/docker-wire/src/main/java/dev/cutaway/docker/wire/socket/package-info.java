/** Unix sockets as {@link java.net.Socket}s. */
package dev.cutaway.docker.wire.socket;
