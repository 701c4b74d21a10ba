/** What a launch does: pure plans, their encoding, and the helper that performs them. */
@NullMarked
package darsena.runtime;

import org.jspecify.annotations.NullMarked;
