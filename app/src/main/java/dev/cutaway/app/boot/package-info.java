/** The start: command line, folders, log, and the one place that names implementations. */
package dev.cutaway.app.boot;
