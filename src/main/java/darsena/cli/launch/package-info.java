/** Commands that start programs and enter them. */
@NullMarked
package darsena.cli.launch;

import org.jspecify.annotations.NullMarked;
