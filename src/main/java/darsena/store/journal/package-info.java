/** The journal of what happens in a store: lines that every process appends, and their readers. */
@NullMarked
package darsena.store.journal;

import org.jspecify.annotations.NullMarked;
