/** Docker's protocol. */
package dev.cutaway.docker.wire;
