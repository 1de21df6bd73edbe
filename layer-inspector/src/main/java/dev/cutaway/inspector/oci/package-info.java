/** The OCI image specification's records, Docker's older forms of them, and how both are read from JSON. */
package dev.cutaway.inspector.oci;
