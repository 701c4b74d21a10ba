/** The engine that works on this machine, as its user. */
@NullMarked
package darsena.engine.local;

import org.jspecify.annotations.NullMarked;
