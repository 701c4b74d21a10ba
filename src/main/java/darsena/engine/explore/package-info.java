/** An image's files as one tree over its layers: a pure value. */
@NullMarked
package darsena.engine.explore;

import org.jspecify.annotations.NullMarked;
