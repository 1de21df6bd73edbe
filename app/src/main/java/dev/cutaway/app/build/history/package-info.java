/** The place Builds: what was built and is being built, looked at again, repeated, forgotten. */
package dev.cutaway.app.build.history;
