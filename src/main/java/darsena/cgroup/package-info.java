/** Limits, usage and the freezer of control groups: v2, v1 and hybrid. */
@NullMarked
package darsena.cgroup;

import org.jspecify.annotations.NullMarked;
