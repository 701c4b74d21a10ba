/** Tar archives, read and written: V7, ustar, pax, GNU and star. */
@NullMarked
package darsena.layer.tar;

import org.jspecify.annotations.NullMarked;
