/** The terminal below Lanterna's screen: bytes, modes, decoding. */
@NullMarked
package darsena.tui.terminal;

import org.jspecify.annotations.NullMarked;
