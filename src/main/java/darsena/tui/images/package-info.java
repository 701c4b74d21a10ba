/** The page of images: the list, and the selected one from several sides. */
@NullMarked
package darsena.tui.images;

import org.jspecify.annotations.NullMarked;
