/** One class a command: parse, call the engine, print. */
@NullMarked
package darsena.cli;

import org.jspecify.annotations.NullMarked;
