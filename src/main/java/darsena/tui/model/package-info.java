/** What the frame of the screen knows. */
@NullMarked
package darsena.tui.model;

import org.jspecify.annotations.NullMarked;
