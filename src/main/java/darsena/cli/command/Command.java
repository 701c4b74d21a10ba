package darsena.cli.command;

import darsena.cli.syntax.Syntax;
import darsena.error.ErrorKind;

/** One command: parse, call the engine, print. */
public interface Command {

  /** What it understands. */
  Syntax syntax();

  /** Does it, and tells the exit status. */
  int run(Session session);

  /** The exit status of a failure of its work. */
  default int statusOf(ErrorKind kind) {
    return kind == ErrorKind.CANCELLED ? kind.runStatus() : 1;
  }
}
