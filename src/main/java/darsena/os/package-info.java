/** The only user of JNA: the C library, its errors, what the machine is. */
@NullMarked
package darsena.os;

import org.jspecify.annotations.NullMarked;
