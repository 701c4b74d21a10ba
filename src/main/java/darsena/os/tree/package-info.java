/** File trees by descriptor: no name in them is resolved twice, none leads out of them. */
@NullMarked
package darsena.os.tree;

import org.jspecify.annotations.NullMarked;
