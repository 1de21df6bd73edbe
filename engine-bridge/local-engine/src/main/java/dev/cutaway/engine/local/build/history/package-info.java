/** What was built and what happened: {@link dev.cutaway.engine.local.build.history.LocalHistory} is where to begin. */
package dev.cutaway.engine.local.build.history;
