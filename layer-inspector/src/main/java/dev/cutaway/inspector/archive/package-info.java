/** Archives and layouts: which images a file or folder holds, and where their bytes lie. */
package dev.cutaway.inspector.archive;
