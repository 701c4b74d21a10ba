/** The page of pulls: what is being fetched, layer by layer. */
@NullMarked
package darsena.tui.pulls;

import org.jspecify.annotations.NullMarked;
