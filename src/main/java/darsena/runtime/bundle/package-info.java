/** Bundles of the OCI runtime specification: what a config.json says, as records. */
@NullMarked
package darsena.runtime.bundle;

import org.jspecify.annotations.NullMarked;
