/** Collections of ints and bytes without an object for each, for trees of millions of paths. */
@NullMarked
package darsena.engine.explore.compact;

import org.jspecify.annotations.NullMarked;
