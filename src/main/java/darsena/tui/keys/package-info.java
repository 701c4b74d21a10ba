/** Keys, named actions, and the table that binds the ones to the others. */
@NullMarked
package darsena.tui.keys;

import org.jspecify.annotations.NullMarked;
