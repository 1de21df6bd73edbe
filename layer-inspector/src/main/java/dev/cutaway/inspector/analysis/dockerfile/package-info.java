/** What an image's history tells about the Dockerfile and the base image it was made from. */
package dev.cutaway.inspector.analysis.dockerfile;
