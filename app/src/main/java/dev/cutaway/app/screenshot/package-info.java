/** Pictures of the app, taken without a display. */
package dev.cutaway.app.screenshot;
