/** How what the screen knows changes. */
@NullMarked
package darsena.tui.update;

import org.jspecify.annotations.NullMarked;
