/** Content by its digest: written once, checked, never changed. */
package dev.cutaway.engine.local.blob;
