/** The seam between the frame of the screen and its main views. */
@NullMarked
package darsena.tui.page;

import org.jspecify.annotations.NullMarked;
