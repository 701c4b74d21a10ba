/** Chains of layers under a writable one. */
@NullMarked
package darsena.snapshot;

import org.jspecify.annotations.NullMarked;
