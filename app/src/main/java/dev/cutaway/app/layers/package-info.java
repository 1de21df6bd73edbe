/**
 * The image page: the stack at the left, its tabs at the right, one package each. What they share lies in
 * {@code model}; only this package knows them all.
 */
package dev.cutaway.app.layers;
