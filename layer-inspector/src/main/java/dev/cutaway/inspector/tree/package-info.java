/** All layers of an image as one tree of paths: what each does to each, the file system after each, rows to show it. */
package dev.cutaway.inspector.tree;
