/** Bounded fan-out on virtual threads. */
@NullMarked
package darsena.concurrent;

import org.jspecify.annotations.NullMarked;
