/** The list of a layer's entries, in memory and in its file. */
@NullMarked
package darsena.layer.index;

import org.jspecify.annotations.NullMarked;
