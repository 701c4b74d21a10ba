/** A plan handed to the helper, and what the helper says meanwhile. */
@NullMarked
package darsena.runtime.launch;

import org.jspecify.annotations.NullMarked;
