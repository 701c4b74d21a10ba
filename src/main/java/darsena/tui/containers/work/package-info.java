/** What the page of containers asks the engine to do, and what it is told. */
@NullMarked
package darsena.tui.containers.work;

import org.jspecify.annotations.NullMarked;
