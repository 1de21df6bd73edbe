/** Shell lines taken apart into commands and words, as far as one can without running them. */
package dev.cutaway.dockerfile.shell;
