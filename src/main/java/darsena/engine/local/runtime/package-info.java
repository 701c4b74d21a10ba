/** The OCI runtime on this host. */
@NullMarked
package darsena.engine.local.runtime;

import org.jspecify.annotations.NullMarked;
