/** What the screen is told. */
@NullMarked
package darsena.tui.message;

import org.jspecify.annotations.NullMarked;
