/** The screen. */
@NullMarked
package darsena.tui;

import org.jspecify.annotations.NullMarked;
