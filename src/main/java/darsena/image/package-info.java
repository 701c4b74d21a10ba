/** The names of images: references, digests, platforms. */
@NullMarked
package darsena.image;

import org.jspecify.annotations.NullMarked;
