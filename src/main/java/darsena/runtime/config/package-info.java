/** Configurations of containers: records after the OCI runtime specification's config.json. */
@NullMarked
package darsena.runtime.config;

import org.jspecify.annotations.NullMarked;
