/** What is tried again, what is given up, and how that is worded. */
@NullMarked
package darsena.registry.attempt;

import org.jspecify.annotations.NullMarked;
