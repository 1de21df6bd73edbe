/** The window: rail, top bar, status bar, history of pages, sheets, palette, drop zone; and what a page has to be. */
package dev.cutaway.app.shell;
