/** What happens in the store: told to its journal, and read there. */
@NullMarked
package darsena.engine.local.events;

import org.jspecify.annotations.NullMarked;
