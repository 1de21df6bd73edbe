/** What the parts of the image page share: the image's figures, which layer is selected, and the words for them. */
package dev.cutaway.app.layers.model;
