/** How an image comes into the store, from wherever it is. */
@NullMarked
package darsena.engine.pull;

import org.jspecify.annotations.NullMarked;
