/** From a container's spec and what the host offers to a plan; pure. */
@NullMarked
package darsena.runtime.planning;

import org.jspecify.annotations.NullMarked;
