/** The flags that describe a container, one concern a class. */
@NullMarked
package darsena.cli.launch.flags;

import org.jspecify.annotations.NullMarked;
