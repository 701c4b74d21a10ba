/** Verifying and bounded streams, durable files, locks, strict JSON. */
@NullMarked
package darsena.io;

import org.jspecify.annotations.NullMarked;
