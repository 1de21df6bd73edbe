/** Tars of layers that are made here. */
package dev.cutaway.engine.local.tar;
