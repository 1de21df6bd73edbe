/** The files a build may copy: taken in once as one tar with an index, and never unpacked. */
package dev.cutaway.engine.local.build.context;
