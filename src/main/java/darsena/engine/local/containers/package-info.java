/** Containers: made, started, joined, watched, stopped. */
@NullMarked
package darsena.engine.local.containers;

import org.jspecify.annotations.NullMarked;
