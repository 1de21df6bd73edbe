/** Files as the kernel knows them: names in bytes, owners, devices, extended attributes. Linux only. */
package dev.cutaway.engine.local.posix;
