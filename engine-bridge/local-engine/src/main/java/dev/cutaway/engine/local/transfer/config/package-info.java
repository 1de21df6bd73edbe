/** Configs as Docker's own structures have them, for what is written and made here. */
package dev.cutaway.engine.local.transfer.config;
