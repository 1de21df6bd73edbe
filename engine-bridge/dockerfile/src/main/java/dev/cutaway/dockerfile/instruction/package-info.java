/** One record for each instruction of the Dockerfile reference. */
package dev.cutaway.dockerfile.instruction;
