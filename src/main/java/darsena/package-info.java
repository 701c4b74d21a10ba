@NullMarked
package darsena;

import org.jspecify.annotations.NullMarked;
