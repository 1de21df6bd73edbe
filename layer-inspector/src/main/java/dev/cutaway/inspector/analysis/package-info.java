/** What the indexes of one or several images tell: waste, scores, duplicates, findings, differences. */
package dev.cutaway.inspector.analysis;
