/** What the page of containers knows: the list, and one of them in detail. */
@NullMarked
package darsena.tui.containers.state;

import org.jspecify.annotations.NullMarked;
