/** Commands that stop, change and remove containers. */
@NullMarked
package darsena.cli.lifecycle;

import org.jspecify.annotations.NullMarked;
