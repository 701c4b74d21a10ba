/** Documents of the OCI image specification, kept byte for byte. */
@NullMarked
package darsena.oci;

import org.jspecify.annotations.NullMarked;
