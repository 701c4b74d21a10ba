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

  /** Docker's word for it, as in {@code inspect} and {@code --filter status=}. */
  default String word() {
    return switch (this) {
      case Created _ -> "created";
      case Running _ -> "running";
      case Paused _ -> "paused";
      case Exited _ -> "exited";
    };
  }

  /** Whether there is a process, moving or not. */
  default boolean alive() {
    return switch (this) {
      case Running _ -> true;
      case Paused _ -> true;
      case Created _ -> false;
      case Exited _ -> false;
    };
  }
}
