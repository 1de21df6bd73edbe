/** Images: opening them, the list of open ones, the page where the app starts. */
package dev.cutaway.app.images;
