/** One request to an origin: connection, trust, proxies, time limits, how it breaks. */
@NullMarked
package darsena.registry.transport;

import org.jspecify.annotations.NullMarked;
