/** The door: everything a front end may ask. */
@NullMarked
package darsena.engine;

import org.jspecify.annotations.NullMarked;
