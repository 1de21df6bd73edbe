/** What only this store offers: plans, the trash, pins, usage, checks. */
package dev.cutaway.engine.local.store;
