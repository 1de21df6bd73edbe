/** What the store knows: images, their layers and names, the trash, leases. A database, and a picture of it in memory. */
package dev.cutaway.engine.local.catalog;
