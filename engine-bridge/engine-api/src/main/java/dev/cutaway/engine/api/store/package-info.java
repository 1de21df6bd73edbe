/** What only Cutaway's own store offers: exact previews, a trash, pins, the truth about the disk. */
package dev.cutaway.engine.api.store;
