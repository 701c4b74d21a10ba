package darsena.engine.container;

import java.time.Instant;
import java.util.Optional;

/**
 * What a container has used until a moment. Rates come from two of these.
 *
 * @param cpuNanos processor time since its start
 * @param memory bytes without the file cache that the kernel can drop
 * @param memoryLimit bytes, the host's memory when unlimited
 * @param receivedBytes over its network interfaces but loopback
 * @param pids processes and threads now
 * @param pidsLimit -1 when unlimited
 * @param pressure empty where the kernel does not count it
 */
public record Usage(
    Instant at,
    long cpuNanos,
    long memory,
    long memoryLimit,
    long receivedBytes,
    long sentBytes,
    long readBytes,
    long writtenBytes,
    long pids,
    long pidsLimit,
    Optional<Pressure> pressure) {}
