/** Choosing a Dockerfile to start from. */
package dev.cutaway.app.dockerfile.template;
