/** The OCI runtime's command line, as runc's callers write it. */
@NullMarked
package darsena.cli.runtime;

import org.jspecify.annotations.NullMarked;
