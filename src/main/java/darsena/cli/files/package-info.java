/** Commands that move files between containers, the host and images. */
@NullMarked
package darsena.cli.files;

import org.jspecify.annotations.NullMarked;
