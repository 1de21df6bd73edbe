/** What an editor knows of a place in a Dockerfile: what could stand there, and what that which stands there means. No views. */
package dev.cutaway.app.dockerfile.assist;
