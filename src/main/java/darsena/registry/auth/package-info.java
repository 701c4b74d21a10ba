/** Who we are to a registry: challenges, tokens, credentials and where they are kept. */
@NullMarked
package darsena.registry.auth;

import org.jspecify.annotations.NullMarked;
