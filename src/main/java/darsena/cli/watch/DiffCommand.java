package darsena.cli.watch;

import darsena.cli.command.Command;
import darsena.cli.command.Session;
import darsena.cli.syntax.Syntax;
import darsena.engine.container.FileChange;
import darsena.text.ForeignText;

/** {@code diff}: what a container has changed of its image. */
public final class DiffCommand implements Command {
  @Override
  public Syntax syntax() {
    return Syntax.of("diff CONTAINER", "List the files a container has changed (C, A, D)")
        .arguments(1, 1);
  }

  @Override
  public int run(Session session) {
    for (FileChange change : session.containers().diff(session.arguments().first())) {
      session.print(change.kind().letter() + " " + ForeignText.decode(change.path()));
    }
    return 0;
  }
}
