/** What builds and imports fetch from elsewhere: by HTTP and from git repositories, and from nowhere else. */
package dev.cutaway.engine.local.fetch;
