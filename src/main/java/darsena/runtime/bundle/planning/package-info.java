/** Plans of launches from bundles. */
@NullMarked
package darsena.runtime.bundle.planning;

import org.jspecify.annotations.NullMarked;
