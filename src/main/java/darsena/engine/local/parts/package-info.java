/** What all work on containers needs: its records, the helper, the trees of its root. */
@NullMarked
package darsena.engine.local.parts;

import org.jspecify.annotations.NullMarked;
