package darsena.engine.explore;

import java.util.Optional;

/**
 * What one layer has at one path.
 *
 * @param layer counted from 0, the lowest
 * @param ended the layer that replaced or removed it, empty when the whole image still has it
 * @param implied whether no layer names it: a directory that exists because something is in it
 * @param size bytes; for a hard link those of the file it names
 * @param modified nanoseconds since 1970
 * @param target where a link points, raw bytes, else empty
 * @param digest of the content, raw, or empty
 * @param attributes extended attributes, encoded as they were given
 */
public record FileVersion(
    int layer,
    Optional<Integer> ended,
    EntryKind kind,
    boolean implied,
    int mode,
    int user,
    int group,
    long size,
    long modified,
    byte[] target,
    byte[] digest,
    byte[] attributes) {}
