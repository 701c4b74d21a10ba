package darsena.engine.image;

import darsena.image.Digest;

/**
 * One layer of an image.
 *
 * @param diffId digest of the uncompressed tar stream
 * @param blob digest of the stored, usually compressed, blob
 * @param compressed bytes of the blob
 * @param size bytes of the files it adds or changes
 * @param files how many entries it has
 * @param createdBy the instruction that made it, as the history says, or empty
 */
public record LayerSummary(
    Digest diffId, Digest blob, long compressed, long size, long files, String createdBy) {}
