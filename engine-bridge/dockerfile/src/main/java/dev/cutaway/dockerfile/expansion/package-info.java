/** Variables: how words are expanded, and which values are in scope. */
package dev.cutaway.dockerfile.expansion;
