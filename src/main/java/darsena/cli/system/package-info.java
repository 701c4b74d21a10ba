/** Commands about Darsena and its host. */
@NullMarked
package darsena.cli.system;

import org.jspecify.annotations.NullMarked;
