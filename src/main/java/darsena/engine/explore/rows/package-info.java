/** The tree of an image as rows on a screen: folded, sorted, filtered. */
@NullMarked
package darsena.engine.explore.rows;

import org.jspecify.annotations.NullMarked;
