/** Directories of control groups and the files in them, as the kernel keeps them. */
@NullMarked
package darsena.cgroup.tree;

import org.jspecify.annotations.NullMarked;
