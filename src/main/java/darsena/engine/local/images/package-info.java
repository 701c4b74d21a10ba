/** Images: found, listed, told, removed. */
@NullMarked
package darsena.engine.local.images;

import org.jspecify.annotations.NullMarked;
