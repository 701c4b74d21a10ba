package darsena.engine.image;

import darsena.image.Digest;

/**
 * What a pull came to.
 *
 * @param name the full reference, docker's last line
 * @param digest the digest the registry gave for that name: of the index, where there is one
 * @param id digest of the image's configuration
 * @param upToDate whether nothing had to be fetched and the name already pointed there
 */
public record PulledImage(String name, Digest digest, Digest id, boolean upToDate) {}
