/** What a container is asked to be, and the states it can be in. */
@NullMarked
package darsena.container;

import org.jspecify.annotations.NullMarked;
