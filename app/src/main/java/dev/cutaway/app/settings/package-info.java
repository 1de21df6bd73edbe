/** What the app remembers from one start to the next. */
package dev.cutaway.app.settings;
