/** The bundled engine, put together: {@link dev.cutaway.engine.local.LocalEngine} on a folder. */
package dev.cutaway.engine.local;
