/** The distribution protocol: a registry's endpoints, asked by one client. */
@NullMarked
package darsena.registry;

import org.jspecify.annotations.NullMarked;
