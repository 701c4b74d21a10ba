/** The page that takes an image apart: its layers, what they waste, their files. */
@NullMarked
package darsena.tui.layers;

import org.jspecify.annotations.NullMarked;
