/** Files that every container finds without its image having them. */
@NullMarked
package darsena.runtime.files;

import org.jspecify.annotations.NullMarked;
