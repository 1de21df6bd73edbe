/** A Dockerfile as blocks: its instructions as cards in lanes, one for each stage, with a palette and forms. */
package dev.cutaway.app.dockerfile.blocks;
