package darsena.container;

import java.time.Instant;

/** What a container is doing; each state carries only what is true in it. */
public sealed interface ContainerState {

  /** Made, and never started. */
  record Created() implements ContainerState {}

  /** Its first process runs. */
  record Running(ProcessIdentity process, Instant since) implements ContainerState {}

  /** Its processes exist, and the freezer holds all of them still. */
  record Paused(ProcessIdentity process, Instant since) implements ContainerState {}

  /** Its first process has ended. */
  record Exited(ExitStatus status, Instant startedAt, Instant finishedAt)
      implements ContainerState {}

  /** Its first process has ended, and its monitor is about to start it again. */
  record Restarting(ExitStatus status, Instant startedAt, Instant finishedAt)
      implements ContainerState {}

  /** Somebody is removing it. */
  record Removing() implements ContainerState {}

  /** Its removal has begun and not come to its end. */
  record Dead() implements ContainerState {}

  /** Docker's word for it, as in {@code inspect} and {@code --filter status=}. */
  default String word() {
    return switch (this) {
      case Created _ -> "created";
      case Running _ -> "running";
      case Paused _ -> "paused";
      case Exited _ -> "exited";
      case Restarting _ -> "restarting";
      case Removing _ -> "removing";
      case Dead _ -> "dead";
    };
  }

  /** Whether there is a process, moving or not, or soon again one, unasked. */
  default boolean alive() {
    return switch (this) {
      case Running _ -> true;
      case Paused _ -> true;
      case Restarting _ -> true;
      case Created _ -> false;
      case Exited _ -> false;
      case Removing _ -> false;
      case Dead _ -> false;
    };
  }
}
