/** What a build is sent: the folder beside a Dockerfile, and what {@code .dockerignore} keeps out of it. */
package dev.cutaway.app.dockerfile.context;
