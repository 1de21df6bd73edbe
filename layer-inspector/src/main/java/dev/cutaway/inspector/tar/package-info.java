/** Tar headers, field by field: what the outer archive's scan and the reading of layers have in common. Not exported. */
package dev.cutaway.inspector.tar;
