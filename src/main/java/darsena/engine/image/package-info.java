/** What the engine says about images. */
@NullMarked
package darsena.engine.image;

import org.jspecify.annotations.NullMarked;
