/** A session with a running program: its streams, its signals, how it ended. */
@NullMarked
package darsena.runtime.attach;

import org.jspecify.annotations.NullMarked;
