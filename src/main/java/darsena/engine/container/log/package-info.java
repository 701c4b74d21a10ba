/** What a container has said, as it is asked for and told. */
@NullMarked
package darsena.engine.container.log;

import org.jspecify.annotations.NullMarked;
