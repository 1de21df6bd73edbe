/** The command line: what it asks for, reports as text and JSON, bounds for continuous integration. No JavaFX in here. */
package dev.cutaway.app.cli;
