/** What is better said before a build: BuildKit's checks and the hadolint rules met most, each with a page about it. */
package dev.cutaway.dockerfile.check;
