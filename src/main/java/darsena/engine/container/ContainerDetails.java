package darsena.engine.container;

import darsena.container.ContainerSpec;
import darsena.container.ContainerState;
import darsena.container.policy.HealthReport;
import java.util.Optional;

/**
 * Everything about a container.
 *
 * @param logPath the file its log is written to now
 * @param upperPath the directory that holds what it has written
 * @param health how its monitor found it lately; empty when nobody asks
 * @param restarts how often it was started again, without being asked, since its last start
 * @param outOfMemory whether the kernel killed any of its processes for lack of memory in the run
 *     that ended last
 */
public record ContainerDetails(
    ContainerSpec spec,
    ContainerState state,
    String logPath,
    String upperPath,
    int restarts,
    Optional<HealthReport> health,
    boolean outOfMemory) {}
