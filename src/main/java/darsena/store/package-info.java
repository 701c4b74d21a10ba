/** Where everything is kept: paths, blobs, names, containers, garbage. */
@NullMarked
package darsena.store;

import org.jspecify.annotations.NullMarked;
