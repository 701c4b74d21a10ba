/** Room, and order, in the store. */
@NullMarked
package darsena.engine.local.housekeeping;

import org.jspecify.annotations.NullMarked;
