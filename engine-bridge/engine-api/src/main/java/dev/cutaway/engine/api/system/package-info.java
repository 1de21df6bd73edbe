/** An engine as a whole: what it is, what it takes, what happens in it. */
package dev.cutaway.engine.api.system;
