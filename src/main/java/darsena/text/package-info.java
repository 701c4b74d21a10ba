/** Sizes, ages, widths, tables, and the sanitising of foreign text. */
@NullMarked
package darsena.text;

import org.jspecify.annotations.NullMarked;
