/** What should not be in an image, or is worth knowing about it: privileged files, loose modes, secrets. */
package dev.cutaway.inspector.analysis.findings;
