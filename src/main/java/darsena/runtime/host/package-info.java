/** What this host offers, as far as plans depend on it. */
@NullMarked
package darsena.runtime.host;

import org.jspecify.annotations.NullMarked;
