/** Columns of primitives, for data with one row per file and no object per row. Not exported. */
package dev.cutaway.inspector.columns;
