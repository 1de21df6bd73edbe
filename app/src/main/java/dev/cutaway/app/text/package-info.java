/** Messages that follow the language while the app runs. */
package dev.cutaway.app.text;
