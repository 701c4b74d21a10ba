/** What the page of layers knows: the image, the rows of its tree, the file that is read. */
@NullMarked
package darsena.tui.layers.state;

import org.jspecify.annotations.NullMarked;
