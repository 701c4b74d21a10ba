/** The page about the host and the store. */
@NullMarked
package darsena.tui.system;

import org.jspecify.annotations.NullMarked;
