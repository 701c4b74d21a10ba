package darsena.os.tree;

/**
 * A line of a directory: a name in raw bytes and what the directory says about its type.
 *
 * @param type one of {@link FileStatus}' types, or 0 where the file system does not tell
 */
public record DirectoryEntry(byte[] name, int type) {}
