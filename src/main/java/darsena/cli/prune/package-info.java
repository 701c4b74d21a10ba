/** Commands that remove what is not in use. */
@NullMarked
package darsena.cli.prune;

import org.jspecify.annotations.NullMarked;
