/** The Configuration tab: how a container of the image starts, and the documents the image is addressed by. */
package dev.cutaway.app.layers.configuration;
