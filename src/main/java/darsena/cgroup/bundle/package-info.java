/** Control groups as bundles of the OCI runtime specification ask for them. */
@NullMarked
package darsena.cgroup.bundle;

import org.jspecify.annotations.NullMarked;
