/** What the page of layers asks the engine to do, and what it is told. */
@NullMarked
package darsena.tui.layers.work;

import org.jspecify.annotations.NullMarked;
