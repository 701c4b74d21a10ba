/** Everything about an object, in docker's words. */
@NullMarked
package darsena.cli.inspect;

import org.jspecify.annotations.NullMarked;
