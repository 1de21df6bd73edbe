/** The images an engine keeps: their list, what they share, and everything that can be done with them. */
package dev.cutaway.app.library;
