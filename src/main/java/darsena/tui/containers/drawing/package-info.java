/** How the page of containers looks. */
@NullMarked
package darsena.tui.containers.drawing;

import org.jspecify.annotations.NullMarked;
