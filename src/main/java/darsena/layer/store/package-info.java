/** The layers a store has unpacked, and how a new one comes to be among them. */
@NullMarked
package darsena.layer.store;

import org.jspecify.annotations.NullMarked;
