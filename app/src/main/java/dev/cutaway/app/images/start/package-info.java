/** The page where the app starts: what an image is, how to open one, samples and recent files. */
package dev.cutaway.app.images.start;
