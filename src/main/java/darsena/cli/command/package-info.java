/** What every command is given, and what it is. */
@NullMarked
package darsena.cli.command;

import org.jspecify.annotations.NullMarked;
