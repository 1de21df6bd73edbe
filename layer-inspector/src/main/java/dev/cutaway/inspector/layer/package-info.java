/**
 * One layer: its tar read forward once, and the index made of it. Everything else in this library works on indexes.
 */
package dev.cutaway.inspector.layer;
