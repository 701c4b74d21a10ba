/** What the screen asks the world to do. */
@NullMarked
package darsena.tui.effect;

import org.jspecify.annotations.NullMarked;
