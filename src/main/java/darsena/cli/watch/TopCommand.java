package darsena.cli.watch;

import darsena.cli.command.Command;
import darsena.cli.command.Session;
import darsena.cli.syntax.Arguments;
import darsena.cli.syntax.Syntax;
import darsena.engine.container.ProcessTable;
import darsena.text.ForeignText;
import darsena.text.Table;
import java.util.List;

/** {@code top}: the processes of a container. */
public final class TopCommand implements Command {
  private static final int LEAST_WIDTH = 20;

  @Override
  public Syntax syntax() {
    return Syntax.of("top CONTAINER [PS OPTIONS]", "List the processes of a container")
        .arguments(1, Integer.MAX_VALUE)
        .flagsEndAtFirstArgument()
        .example("darsena top web -o pid,rss,args", "Columns as ps names them");
  }

  @Override
  public int run(Session session) {
    Arguments arguments = session.arguments();
    ProcessTable processes = session.containers().processes(arguments.first(), arguments.rest());
    Table table = new Table(LEAST_WIDTH).row(safe(processes.titles()));
    processes.rows().forEach(row -> table.row(safe(row)));
    table.lines().forEach(session.out()::println);
    return 0;
  }

  private static List<String> safe(List<String> cells) {
    return cells.stream().map(ForeignText::visible).toList();
  }
}
