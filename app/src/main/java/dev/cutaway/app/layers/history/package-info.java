/** The History tab: the steps as {@code docker history} lists them, and the Dockerfile that most likely made them. */
package dev.cutaway.app.layers.history;
