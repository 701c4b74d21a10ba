package darsena.engine.container;

import darsena.container.ContainerId;
import darsena.container.ContainerState;
import darsena.image.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A container in a list; the command is whole and may hold any character. */
public record ContainerSummary(
    ContainerId id,
    String name,
    String imageName,
    Digest image,
    List<String> command,
    Instant created,
    ContainerState state,
    Map<String, String> labels) {}
