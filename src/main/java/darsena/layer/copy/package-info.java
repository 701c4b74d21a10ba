/** Copies between trees and tar archives, by descriptor: either side may be hostile. */
@NullMarked
package darsena.layer.copy;

import org.jspecify.annotations.NullMarked;
