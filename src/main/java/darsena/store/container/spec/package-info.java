/** A container's specification as it is written on disk. */
@NullMarked
package darsena.store.container.spec;

import org.jspecify.annotations.NullMarked;
