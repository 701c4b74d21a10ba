/** What deviates from a container's default isolation, as values. */
@NullMarked
package darsena.container.isolation;

import org.jspecify.annotations.NullMarked;
