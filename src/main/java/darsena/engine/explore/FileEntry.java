package darsena.engine.explore;

/**
 * One entry of a layer, as it is given to an {@link ExplorationBuilder}.
 *
 * @param path relative, raw bytes
 * @param mode the twelve permission bits
 * @param modified nanoseconds since 1970
 * @param target where a symbolic or hard link points, else empty
 * @param digest of a regular file's content, raw; empty where it is not known
 * @param attributes extended attributes in any form in which equal ones are equal bytes
 */
public record FileEntry(
    byte[] path,
    EntryKind kind,
    int mode,
    int user,
    int group,
    long size,
    long modified,
    byte[] target,
    byte[] digest,
    byte[] attributes) {}
