/** The engine as a whole: version, usage, events. */
package dev.cutaway.engine.local.system;
