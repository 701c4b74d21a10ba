/** The page of containers: what keys, the mouse and the engine's answers do to it. */
@NullMarked
package darsena.tui.containers;

import org.jspecify.annotations.NullMarked;
