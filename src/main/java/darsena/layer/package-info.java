/** What a layer is made of: paths, kinds, metadata, and the marks that hide what lies below. */
@NullMarked
package darsena.layer;

import org.jspecify.annotations.NullMarked;
