/** What a launch consists of: steps, their order, where it finds things, the helper. */
@NullMarked
package darsena.runtime;

import org.jspecify.annotations.NullMarked;
