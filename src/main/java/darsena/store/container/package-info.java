/** What is kept of each container: its record, its name, the facts its monitor leaves. */
@NullMarked
package darsena.store.container;

import org.jspecify.annotations.NullMarked;
