/** File systems as stacks of layer indexes: found, listed and read without being unpacked. */
package dev.cutaway.engine.local.build.root;
