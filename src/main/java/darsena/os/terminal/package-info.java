/** The terminal on a descriptor: its size, its modes, its bytes. */
@NullMarked
package darsena.os.terminal;

import org.jspecify.annotations.NullMarked;
