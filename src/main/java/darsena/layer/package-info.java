/** Layers as streams, trees and indexes. */
@NullMarked
package darsena.layer;

import org.jspecify.annotations.NullMarked;
