package darsena.engine.pull;

import darsena.image.Digest;
import darsena.oci.ImageConfig;
import darsena.oci.Manifest;

/**
 * What a name came to, for one platform.
 *
 * @param source the digest that the name stands for: of the index, where there is one
 */
record ResolvedImage(Digest source, Manifest manifest, ImageConfig config) {}
