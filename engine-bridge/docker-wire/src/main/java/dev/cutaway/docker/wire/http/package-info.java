/** HTTP/1.1 connections that can be taken over as raw streams. */
package dev.cutaway.docker.wire.http;
