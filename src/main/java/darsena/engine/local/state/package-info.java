/** What the facts on disk say about a container, and its end. */
@NullMarked
package darsena.engine.local.state;

import org.jspecify.annotations.NullMarked;
