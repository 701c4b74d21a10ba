/** The grid of cells that a view fills, and what views draw in common. */
@NullMarked
package darsena.tui.widget;

import org.jspecify.annotations.NullMarked;
