package darsena.oci;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What containers of an image run unless told otherwise.
 *
 * @param user {@code name|uid[:group|gid]}, or empty for root
 * @param environment {@code NAME=value}
 * @param workingDirectory may be empty
 * @param volumes paths that are to be volumes
 * @param exposedPorts {@code 80/tcp}
 * @param stopSignal a signal's name or number, or empty
 * @param shell what {@code CMD-SHELL} means, docker's addition; empty for {@code /bin/sh -c}
 */
public record RunDefaults(
    String user,
    List<String> environment,
    List<String> entrypoint,
    List<String> command,
    String workingDirectory,
    Map<String, String> labels,
    List<String> volumes,
    List<String> exposedPorts,
    String stopSignal,
    Optional<HealthDefaults> health,
    List<String> shell) {

  /** Copies the collections. */
  public RunDefaults {
    environment = List.copyOf(environment);
    entrypoint = List.copyOf(entrypoint);
    command = List.copyOf(command);
    labels = Map.copyOf(labels);
    volumes = List.copyOf(volumes);
    exposedPorts = List.copyOf(exposedPorts);
    shell = List.copyOf(shell);
  }

  static RunDefaults of(Optional<Fields> config) throws MalformedDocumentException {
    if (config.isEmpty()) {
      return new RunDefaults(
          "",
          List.of(),
          List.of(),
          List.of(),
          "",
          Map.of(),
          List.of(),
          List.of(),
          "",
          Optional.empty(),
          List.of());
    }
    Fields fields = config.get();
    return new RunDefaults(
        fields.text("User").orElse(""),
        fields.texts("Env"),
        fields.texts("Entrypoint"),
        fields.texts("Cmd"),
        fields.text("WorkingDir").orElse(""),
        fields.textMap("Labels"),
        fields.keys("Volumes"),
        fields.keys("ExposedPorts"),
        fields.text("StopSignal").orElse(""),
        HealthDefaults.of(fields),
        fields.texts("Shell"));
  }
}
