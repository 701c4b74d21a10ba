package darsena.engine.container;

/**
 * How files are copied.
 *
 * @param keepOwners whether they belong to the same users as at the source, by number; else to root
 *     in a container and to this process's user on the host
 * @param followLink whether a symbolic link that is named as the source is followed
 */
public record CopyOptions(boolean keepOwners, boolean followLink) {}
