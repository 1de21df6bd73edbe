/** Steps, carried out one after another within their stage. */
package dev.cutaway.engine.local.build.step;
