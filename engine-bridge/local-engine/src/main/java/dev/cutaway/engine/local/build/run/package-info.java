/** RUN: commands in a file system of layers, by an OCI runtime on an overlay mount, and the layer they leave. */
package dev.cutaway.engine.local.build.run;
