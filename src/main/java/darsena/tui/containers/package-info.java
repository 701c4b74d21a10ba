/** The page of containers: a list, and one of them in detail. */
@NullMarked
package darsena.tui.containers;

import org.jspecify.annotations.NullMarked;
