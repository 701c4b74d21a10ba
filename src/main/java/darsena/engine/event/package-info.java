/** What happens in a store, told to whoever asks. */
@NullMarked
package darsena.engine.event;

import org.jspecify.annotations.NullMarked;
