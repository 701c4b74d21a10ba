package darsena.container;

import darsena.container.isolation.Isolation;
import darsena.container.isolation.Security;
import darsena.container.policy.HealthCheck;
import darsena.container.policy.LogPolicy;
import darsena.container.policy.RestartPolicy;
import darsena.image.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was asked of a container, the image's defaults applied. Written once, at its creation.
 *
 * @param imageName the image as the user named it, for people only
 * @param image the digest of the image's configuration, docker's image id
 * @param layers keys of the layer trees under the root, the lowest first
 * @param hostname also its UTS node name
 * @param init whether a small init of ours is process 1
 * @param autoRemove whether the monitor removes the container when it ends
 */
public record ContainerSpec(
    ContainerId id,
    String name,
    Instant created,
    String imageName,
    Digest image,
    List<String> layers,
    ProcessSpec process,
    String hostname,
    List<MountSpec> mounts,
    Limits limits,
    NetworkMode network,
    Security security,
    Isolation isolation,
    StopPolicy stop,
    RestartPolicy restart,
    Optional<HealthCheck> health,
    LogPolicy log,
    Map<String, String> labels,
    boolean readOnlyRoot,
    boolean init,
    boolean autoRemove) {

  /** One with nothing shared and nothing set. */
  public ContainerSpec(
      ContainerId id,
      String name,
      Instant created,
      String imageName,
      Digest image,
      List<String> layers,
      ProcessSpec process,
      String hostname,
      List<MountSpec> mounts,
      Limits limits,
      NetworkMode network,
      Security security,
      StopPolicy stop,
      Map<String, String> labels,
      boolean readOnlyRoot,
      boolean init,
      boolean autoRemove) {
    this(
        id,
        name,
        created,
        imageName,
        image,
        layers,
        process,
        hostname,
        mounts,
        limits,
        network,
        security,
        Isolation.standard(),
        stop,
        RestartPolicy.none(),
        Optional.empty(),
        LogPolicy.standard(),
        labels,
        readOnlyRoot,
        init,
        autoRemove);
  }

  /** The same under another name. */
  public ContainerSpec named(String other) {
    return new ContainerSpec(
        id,
        other,
        created,
        imageName,
        image,
        layers,
        process,
        hostname,
        mounts,
        limits,
        network,
        security,
        isolation,
        stop,
        restart,
        health,
        log,
        labels,
        readOnlyRoot,
        init,
        autoRemove);
  }

  /** The same with other limits and another policy. */
  public ContainerSpec updated(Limits other, RestartPolicy policy) {
    return new ContainerSpec(
        id,
        name,
        created,
        imageName,
        image,
        layers,
        process,
        hostname,
        mounts,
        other,
        network,
        security,
        isolation,
        stop,
        policy,
        health,
        log,
        labels,
        readOnlyRoot,
        init,
        autoRemove);
  }

  /** Copies the collections. */
  public ContainerSpec {
    layers = List.copyOf(layers);
    mounts = List.copyOf(mounts);
    labels = Map.copyOf(labels);
  }
}
