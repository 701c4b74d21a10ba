/** The door of the OCI runtime: containers made of bundles, for other programs. */
@NullMarked
package darsena.engine.runtime;

import org.jspecify.annotations.NullMarked;
