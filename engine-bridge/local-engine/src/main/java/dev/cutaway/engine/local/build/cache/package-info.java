/** What steps give, kept for later builds, and why it could be taken or not. */
package dev.cutaway.engine.local.build.cache;
