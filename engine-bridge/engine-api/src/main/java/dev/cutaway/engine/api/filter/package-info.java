/** Docker's filter arguments: which keys there are, and how their values match. */
package dev.cutaway.engine.api.filter;
