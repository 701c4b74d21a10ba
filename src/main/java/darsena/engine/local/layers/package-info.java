/** What the layers of an image hold. */
@NullMarked
package darsena.engine.local.layers;

import org.jspecify.annotations.NullMarked;
