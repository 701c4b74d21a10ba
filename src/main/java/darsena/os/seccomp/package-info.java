/** libseccomp, which compiles filters of system calls. */
@NullMarked
package darsena.os.seccomp;

import org.jspecify.annotations.NullMarked;
