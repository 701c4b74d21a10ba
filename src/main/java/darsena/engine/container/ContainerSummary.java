package darsena.engine.container;

import darsena.container.ContainerId;
import darsena.container.ContainerState;
import darsena.container.policy.HealthReport;
import darsena.image.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container in a list; the command is whole and may hold any character.
 *
 * @param health empty when nobody asks it
 * @param restarts how often it was started again, without being asked, since its last start
 */
public record ContainerSummary(
    ContainerId id,
    String name,
    String imageName,
    Digest image,
    List<String> command,
    Instant created,
    ContainerState state,
    Map<String, String> labels,
    Optional<HealthReport.Status> health,
    int restarts) {}
