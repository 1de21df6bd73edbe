/** The Compare tab: two layers of an image, or two images: files, settings, steps, layers. */
package dev.cutaway.app.layers.compare;
