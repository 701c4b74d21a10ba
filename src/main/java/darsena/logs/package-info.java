/** The files of a container's log: frames, rotation, index, search. */
@NullMarked
package darsena.logs;

import org.jspecify.annotations.NullMarked;
