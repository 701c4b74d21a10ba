/** Whom a registry is believed to be, and who we are to it, by certificates. */
@NullMarked
package darsena.registry.tls;

import org.jspecify.annotations.NullMarked;
