/** Images in and out: load, save, import, flatten. */
package dev.cutaway.engine.local.transfer;
