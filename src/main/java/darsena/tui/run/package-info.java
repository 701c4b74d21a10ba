/** Making and starting containers from a form. */
@NullMarked
package darsena.tui.run;

import org.jspecify.annotations.NullMarked;
