/** One way to fail: a problem, its object, its cause and a remedy. */
@NullMarked
package darsena.error;

import org.jspecify.annotations.NullMarked;
