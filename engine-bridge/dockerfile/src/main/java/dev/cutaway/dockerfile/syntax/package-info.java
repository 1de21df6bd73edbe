/** Lines become statements: continuation, comments, directives, flags, JSON arrays, heredocs. */
package dev.cutaway.dockerfile.syntax;
