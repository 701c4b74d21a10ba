/** Processes as /proc shows them, and signals to them. */
@NullMarked
package darsena.os.process;

import org.jspecify.annotations.NullMarked;
