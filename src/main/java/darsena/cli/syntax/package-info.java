/** The grammar of command lines as docker's: flags, arguments, what is wrong with them. */
@NullMarked
package darsena.cli.syntax;

import org.jspecify.annotations.NullMarked;
