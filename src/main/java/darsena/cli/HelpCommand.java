package darsena.cli;

import darsena.cli.command.Command;
import darsena.cli.command.Session;
import darsena.cli.syntax.Syntax;

/** {@code help}: what there is, or what one command understands. */
final class HelpCommand implements Command {
  @Override
  public Syntax syntax() {
    return Syntax.of("help [COMMAND]", "Show what there is, or what one command understands")
        .arguments(0, 2)
        .example("darsena help run", "The flags of run");
  }

  @Override
  public int run(Session session) {
    HelpPage page = new HelpPage(session.surroundings().window().get().columns());
    if (session.arguments().words().isEmpty()) {
      session.out().print(page.everything());
      return 0;
    }
    String name =
        Catalogue.match(session.arguments().words())
            .orElseThrow(() -> Cli.noSuchCommand(session.arguments().words()))
            .name();
    session.out().print(page.of(Catalogue.create(name).syntax()));
    return 0;
  }
}
