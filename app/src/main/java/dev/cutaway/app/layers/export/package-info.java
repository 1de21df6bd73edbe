/** Takes files and folders out of an image onto the disk. */
package dev.cutaway.app.layers.export;
