/** Builds of the chosen engine: started, followed while they go on, and listed afterwards. */
package dev.cutaway.app.build.follow;
