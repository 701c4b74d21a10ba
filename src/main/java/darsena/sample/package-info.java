/** Makes the sample image that is inside the program; runs at build time only. */
@NullMarked
package darsena.sample;

import org.jspecify.annotations.NullMarked;
