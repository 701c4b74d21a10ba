/** The only user of JNA: system calls, the mount table, /proc, file trees by descriptor. */
@NullMarked
package darsena.os;

import org.jspecify.annotations.NullMarked;
