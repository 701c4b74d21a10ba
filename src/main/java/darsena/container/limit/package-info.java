/** The finer limits of a container, by what they limit. */
@NullMarked
package darsena.container.limit;

import org.jspecify.annotations.NullMarked;
