/** {@code events}: what happens in the store, as it happens. */
@NullMarked
package darsena.cli.event;

import org.jspecify.annotations.NullMarked;
