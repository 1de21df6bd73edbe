/** The two forms of archive that are written. */
package dev.cutaway.engine.local.transfer.archive;
