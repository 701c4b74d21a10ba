/** The engine on this host: one store, and what runs from it. */
@NullMarked
package darsena.engine.local;

import org.jspecify.annotations.NullMarked;
