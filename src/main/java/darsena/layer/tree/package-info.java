/** A layer as a tree of files: written from its archive, compared, read. */
@NullMarked
package darsena.layer.tree;

import org.jspecify.annotations.NullMarked;
