/** What a removal takes: the same reasoning whether it is only planned or done. */
package dev.cutaway.engine.local.removal;
