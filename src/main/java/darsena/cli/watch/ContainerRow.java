package darsena.cli.watch;

import darsena.cli.command.Session;
import darsena.cli.format.Paint;
import darsena.cli.format.Quoted;
import darsena.cli.format.Times;
import darsena.container.ContainerSpec;
import darsena.container.ContainerState;
import darsena.container.ExitStatus;
import darsena.container.MountSpec;
import darsena.container.NetworkMode;
import darsena.engine.container.ContainerSummary;
import darsena.error.DarsenaException;
import darsena.text.Age;
import darsena.text.ByteSize;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A row of {@code ps}. */
record ContainerRow(Session session, ContainerSummary container) {
  private static final int COMMAND_COLUMNS = 20;

  String value(String field) {
    return switch (field) {
      case "ID" -> cut() ? container.id().abbreviated() : container.id().hex();
      case "Image" -> container.imageName();
      case "Command" -> command();
      case "RunningFor" -> Age.ago(session.since(container.created()));
      case "CreatedAt" -> Times.go(container.created(), session.surroundings().zone());
      case "Status" -> status();
      case "State" -> container.state().word();
      case "Names" -> container.name();
      case "Labels" -> labels();
      case "Mounts" ->
          spec().stream()
              .flatMap(spec -> spec.mounts().stream())
              .filter(MountSpec.Bind.class::isInstance)
              .map(mount -> ((MountSpec.Bind) mount).source())
              .collect(Collectors.joining(","));
      case "Size" -> size();
      case "Networks" -> spec().map(spec -> network(spec.network())).orElse("");
      default -> "";
    };
  }

  /** The state is coloured, and nothing else. */
  Paint paint(String field) {
    return switch (field) {
      case "Status", "State" -> paint();
      default -> Paint.PLAIN;
    };
  }

  private Paint paint() {
    return switch (container.state()) {
      case ContainerState.Created(), ContainerState.Removing() -> Paint.RESTING;
      case ContainerState.Restarting _, ContainerState.Dead() -> Paint.FAILED;
      case ContainerState.Running _ -> Paint.RUNNING;
      case ContainerState.Paused _ -> Paint.PAUSED;
      case ContainerState.Exited exited ->
          exited.status().shellCode() == 0 ? Paint.RESTING : Paint.FAILED;
    };
  }

  private boolean cut() {
    return !session.arguments().on("no-trunc");
  }

  private String command() {
    String line = String.join(" ", container.command());
    return cut() ? Quoted.cut(line, COMMAND_COLUMNS) : Quoted.of(line);
  }

  /** Docker's words: {@code Up 2 hours (Paused)}, {@code Exited (137) 3 minutes ago}. */
  private String status() {
    return switch (container.state()) {
      case ContainerState.Created() -> "Created";
      case ContainerState.Running running ->
          "Up " + Age.of(session.since(running.since())) + health();
      case ContainerState.Paused paused ->
          "Up " + Age.of(session.since(paused.since())) + " (Paused)";
      case ContainerState.Exited exited ->
          "Exited (" + code(exited.status()) + ") " + Age.ago(session.since(exited.finishedAt()));
      case ContainerState.Restarting waiting ->
          "Restarting ("
              + code(waiting.status())
              + ") "
              + Age.ago(session.since(waiting.finishedAt()));
      case ContainerState.Removing() -> "Removal In Progress";
      case ContainerState.Dead() -> "Dead";
    };
  }

  private String health() {
    return container.health().map(status -> " (" + status.inBrackets() + ")").orElse("");
  }

  private static String code(ExitStatus status) {
    return status instanceof ExitStatus.Unknown ? "unknown" : Integer.toString(status.shellCode());
  }

  private String labels() {
    return container.labels().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(label -> label.getKey() + "=" + label.getValue())
        .collect(Collectors.joining(","));
  }

  /** Nothing for a container whose record is damaged, or that is gone by now. */
  private Optional<ContainerSpec> spec() {
    try {
      return Optional.of(session.containers().inspect(container.id().hex()).spec());
    } catch (DarsenaException unreadable) {
      return Optional.empty();
    }
  }

  /**
   * Docker's words: what its own layer takes, and what it sees in all. Measuring takes time, so it
   * is for those who ask.
   */
  private String size() {
    boolean asked = session.arguments().on("size");
    if (!asked && !session.arguments().text("format").orElse("").contains(".Size")) {
      return "0B";
    }
    try {
      long own = session.containers().size(container.id().hex());
      return ByteSize.decimal(own)
          + imageSize().map(image -> " (virtual " + ByteSize.decimal(own + image) + ")").orElse("");
    } catch (DarsenaException unreadable) {
      return "";
    }
  }

  private Optional<Long> imageSize() {
    try {
      return Optional.of(session.images().inspect(container.image().toString()).summary().size());
    } catch (DarsenaException removed) {
      return Optional.empty();
    }
  }

  private static String network(NetworkMode mode) {
    return switch (mode) {
      case NetworkMode.Default() -> "private";
      case NetworkMode.None() -> "none";
      case NetworkMode.Host() -> "host";
      case NetworkMode.Joined(String container) -> "container:" + container;
    };
  }
}
