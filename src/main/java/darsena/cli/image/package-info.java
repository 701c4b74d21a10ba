/** Commands about images. */
@NullMarked
package darsena.cli.image;

import org.jspecify.annotations.NullMarked;
