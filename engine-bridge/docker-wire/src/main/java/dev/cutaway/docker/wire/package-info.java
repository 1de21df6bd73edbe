/** Docker's protocol: versions of the API, and how its references, times and filters are written. */
package dev.cutaway.docker.wire;
