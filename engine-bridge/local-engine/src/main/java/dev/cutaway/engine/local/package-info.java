/** The bundled engine. */
package dev.cutaway.engine.local;
