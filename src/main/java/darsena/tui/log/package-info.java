/** A container log of any length, through windows of a few hundred lines. */
@NullMarked
package darsena.tui.log;

import org.jspecify.annotations.NullMarked;
