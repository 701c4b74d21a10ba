/** Trees of files that are mounted for this process alone. */
@NullMarked
package darsena.os.mount;

import org.jspecify.annotations.NullMarked;
