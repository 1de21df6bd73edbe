/** Which stages a build needs, and in which order their steps count. */
package dev.cutaway.engine.local.build.plan;
