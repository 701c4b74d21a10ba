/** Roles of what is drawn, and the styles that a theme gives them. */
@NullMarked
package darsena.tui.theme;

import org.jspecify.annotations.NullMarked;
