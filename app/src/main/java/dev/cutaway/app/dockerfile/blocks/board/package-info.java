/** What the blocks of a Dockerfile are, where they stand and what changes them. No views. */
package dev.cutaway.app.dockerfile.blocks.board;
