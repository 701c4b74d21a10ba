/** How what the screen knows looks. */
@NullMarked
package darsena.tui.view;

import org.jspecify.annotations.NullMarked;
