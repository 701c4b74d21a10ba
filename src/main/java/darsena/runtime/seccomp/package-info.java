/** System call filters: profiles, what they come to for a container, and compiled programs. */
@NullMarked
package darsena.runtime.seccomp;

import org.jspecify.annotations.NullMarked;
