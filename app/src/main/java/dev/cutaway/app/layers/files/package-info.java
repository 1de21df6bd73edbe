/** The Files tab: the tree of one layer or of the merged file system, as a flat list of computed rows. */
package dev.cutaway.app.layers.files;
