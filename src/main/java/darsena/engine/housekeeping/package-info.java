/** The room that things take in a store, and whether all of it is in order. */
@NullMarked
package darsena.engine.housekeeping;

import org.jspecify.annotations.NullMarked;
