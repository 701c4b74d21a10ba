package darsena.cgroup;

import darsena.cgroup.tree.CgroupFile;

/**
 * What a cgroup has used until now, and what it may use.
 *
 * @param cpuNanos processor time
 * @param memory bytes without the file cache that the kernel can drop at once
 * @param memoryLimit bytes, {@link #UNLIMITED} when there is no limit
 * @param readBytes from block devices
 * @param writtenBytes to block devices
 * @param pids processes and threads now
 * @param pidsLimit {@link #UNLIMITED} when there is no limit
 */
public record CgroupUsage(
    long cpuNanos,
    long memory,
    long memoryLimit,
    long readBytes,
    long writtenBytes,
    long pids,
    long pidsLimit) {
  /** Stands for the absence of a limit. */
  public static final long UNLIMITED = CgroupFile.UNLIMITED;
}
