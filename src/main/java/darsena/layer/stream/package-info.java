/** A layer's bytes on their way: compressed, measured, handed from thread to thread. */
@NullMarked
package darsena.layer.stream;

import org.jspecify.annotations.NullMarked;
