/** What tests of the window share. */
package dev.cutaway.app.testing;
