/** The page that takes an image apart, and what keys and the mouse do there. */
@NullMarked
package darsena.tui.layers;

import org.jspecify.annotations.NullMarked;
