package darsena.tui.model;

import darsena.tui.message.Problem;

/** Whether there is an engine. */
public sealed interface EngineState {

  /** It is being opened. */
  record Opening() implements EngineState {}

  /** It answers. */
  record Open() implements EngineState {}

  /** It cannot be opened. */
  record Failed(Problem problem) implements EngineState {}
}
