/** What the machine offers and tells. */
@NullMarked
package darsena.engine.local.host;

import org.jspecify.annotations.NullMarked;
