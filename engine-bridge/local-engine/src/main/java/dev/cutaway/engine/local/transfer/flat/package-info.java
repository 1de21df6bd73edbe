/** The layer that holds what several layers give together. */
package dev.cutaway.engine.local.transfer.flat;
