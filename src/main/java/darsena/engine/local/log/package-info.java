/** What a container has said. */
@NullMarked
package darsena.engine.local.log;

import org.jspecify.annotations.NullMarked;
