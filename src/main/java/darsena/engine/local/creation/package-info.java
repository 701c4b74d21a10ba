/** What is asked for, merged with the image and written down; and changed later. */
@NullMarked
package darsena.engine.local.creation;

import org.jspecify.annotations.NullMarked;
