/** The distribution protocol over one transport. */
@NullMarked
package darsena.registry;

import org.jspecify.annotations.NullMarked;
