/** What the page of images asks the engine to do, and what it is told. */
@NullMarked
package darsena.tui.images.work;

import org.jspecify.annotations.NullMarked;
