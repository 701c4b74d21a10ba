/** What the engine is asked, and says, about containers. */
@NullMarked
package darsena.engine.container;

import org.jspecify.annotations.NullMarked;
