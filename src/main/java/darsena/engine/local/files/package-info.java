/** Files into containers and out of them, and images of what they have written. */
@NullMarked
package darsena.engine.local.files;

import org.jspecify.annotations.NullMarked;
