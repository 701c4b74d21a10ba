/** Commands that show containers at work. */
@NullMarked
package darsena.cli.watch;

import org.jspecify.annotations.NullMarked;
