/** How the page of layers looks: its layers, what they waste, their files. */
@NullMarked
package darsena.tui.layers.drawing;

import org.jspecify.annotations.NullMarked;
